package dev.baton.product.supervision;

import org.jspecify.annotations.Nullable;

/**
 * How what a person decided counts.
 *
 * @param notice what those who are asked again are told; null unless it is incomplete
 */
public record PriceVerdict(Kind kind, @Nullable String notice) {

    /** {@code INCOMPLETE}: it does not count, and is asked for again. */
    public enum Kind {
        IN_FORCE, REFUSED, LAPSED, SUPERSEDED, INCOMPLETE
    }
}
