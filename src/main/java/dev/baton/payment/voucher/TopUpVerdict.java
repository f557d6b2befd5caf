package dev.baton.payment.voucher;

import org.jspecify.annotations.Nullable;

/**
 * How what a person decided counts.
 *
 * @param notice what those who are asked again are told; null unless it is incomplete
 */
public record TopUpVerdict(Kind kind, @Nullable String notice) {

    /** {@code INCOMPLETE}: it does not count, and is asked for again. */
    public enum Kind {
        APPROVED, REJECTED, INCOMPLETE
    }
}
