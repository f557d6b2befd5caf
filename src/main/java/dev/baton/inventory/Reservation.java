package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Stock that was reserved under a reference and not released.
 *
 * @param lines what was reserved
 * @param underWay what of it has left and not arrived; empty before
 * @param state of that part which is least far
 * @param destination where it goes when it is issued; null if it just leaves
 */
public record Reservation(
        String reference,
        LocationId location,
        List<StockLine> lines,
        List<StockLine> underWay,
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
        underWay = List.copyOf(underWay);
    }
}
