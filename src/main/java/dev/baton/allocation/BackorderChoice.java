package dev.baton.allocation;

import dev.baton.allocation.sourcing.Fulfilment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a customer may choose while its order, or the rest of it, waits for stock. */
public enum BackorderChoice {
    /** To wait longer than until the deadline. */
    WAIT,
    /** To take what there is, while the rest waits on. */
    TAKE_PART,
    /** To do without what is waited for. */
    CANCEL;

    /**
     * Those that would change something.
     *
     * @param latest until when it may wait at most
     * @param stockToTake whether there is anything of what is waited for
     */
    static List<BackorderChoice> open(Instant deadline, Instant latest, Fulfilment fulfilment, boolean stockToTake) {
        List<BackorderChoice> open = new ArrayList<>();
        if (deadline.isBefore(latest)) {
            open.add(WAIT);
        }
        if (fulfilment != Fulfilment.PARTIAL && stockToTake) {
            open.add(TAKE_PART);
        }
        open.add(CANCEL);
        return List.copyOf(open);
    }
}
