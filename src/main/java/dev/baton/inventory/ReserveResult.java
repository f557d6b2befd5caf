package dev.baton.inventory;

import java.util.List;

/** What became of the wish to reserve stock. */
public sealed interface ReserveResult {

    /** All lines are reserved; also the answer when they already were under this reference. */
    record Reserved() implements ReserveResult {}

    /** At least one line is short, and nothing was reserved. */
    record Short(List<Shortage> shortages) implements ReserveResult {

        public Short {
            shortages = List.copyOf(shortages);
        }
    }
}
