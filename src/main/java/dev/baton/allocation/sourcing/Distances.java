package dev.baton.allocation.sourcing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far regions are from each other.
 *
 * @param kilometres by two regions with a hyphen in between, such as {@code EAST-NORTH}; the same in both directions
 */
public record Distances(Map<String, Integer> kilometres) {

    public Distances {
        kilometres = Map.copyOf(kilometres);
    }

    /** Null if it is not known; a region is not far from itself. */
    public @Nullable Integer between(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        Integer there = kilometres.get(one + "-" + other);
        return there != null ? there : kilometres.get(other + "-" + one);
    }
}
