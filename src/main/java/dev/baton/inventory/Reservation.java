package dev.baton.inventory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Stock that was reserved under a reference and not released.
 *
 * @param destination where it goes when it is issued; null if it just leaves
 */
public record Reservation(
        String reference,
        LocationId location,
        List<StockLine> lines,
        State state,
        @Nullable LocationId destination) {

    /** How far reserved stock has come. */
    public enum State {
        /** It waits at its location. */
        RESERVED,
        /** It has left its location. */
        ISSUED,
        /** It was received at its destination. */
        ARRIVED
    }

    public Reservation {
        lines = List.copyOf(lines);
    }
}
