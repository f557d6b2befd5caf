package dev.baton.order;

import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replaces the lines of orders of which nothing is allocated yet, or whose customer cannot pay the rest for what is.
 *
 * <p>The process of an order whose reviewer asked for changes waits for them: it goes through check, price and review again. Any other
 * process is interrupted, what it did is undone under the closed fence, and the order starts over.
 */
@Service
@Transactional
public class Amendments {

    private final SeenOrders orders;
    private final Drafts drafts;
    private final OrderFence fence;
    private final OrderStates states;
    private final StoredLines lines;
    private final Closings closings;
    private final Timeline timeline;
    private final ProcessCommands processes;
    private final Clock clock;

    Amendments(
            SeenOrders orders,
            Drafts drafts,
            OrderFence fence,
            OrderStates states,
            StoredLines lines,
            Closings closings,
            Timeline timeline,
            ProcessCommands processes,
            Clock clock) {
        this.orders = orders;
        this.drafts = drafts;
        this.fence = fence;
        this.states = states;
        this.lines = lines;
        this.closings = closings;
        this.timeline = timeline;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Replaces the lines of an order at the prices of this moment.
     *
     * @throws ConflictException (409) if stock is allocated already, or the order is being undone or has ended
     * @throws dev.baton.platform.problem.NotFoundException if the caller sees no such order
     * @throws dev.baton.platform.problem.RefusedException (422) if the amendment names what does not exist or does not fit
     */
    public void amend(OrderId id, Amendment amendment, Caller caller) {
        orders.get(id, caller);
        boolean closed = fence.close(id);
        Standing before = states.standing(id);
        if (!closed || !before.status().isAmendable()) {
            throw new ConflictException(
                    "The order is " + before.status() + " and can no longer be amended.",
                    Map.of("orderStatus", before.status()));
        }
        // read behind the fence, so that what the amendment does not name is what another one has left
        Draft draft = drafts.draft(amendment.of(orders.get(id, caller)));
        lines.replace(id, before.revision(), draft.lines(), caller.name(), clock.instant());
        states.amend(id, draft);
        timeline.add(id, "order.amended", caller.name(),
                "Its lines were replaced; lines now: " + draft.lines().size());
        if (before.restarting()) {
            return;
        }
        if (before.status() == OrderStatus.CHANGES_REQUESTED) {
            fence.reopen(id);
            // the revision tells the review that waits for this amendment from one that will wait for the next
            processes.wake(id, before.revision(), "order-amended");
        } else {
            closings.restart(id);
            closings.interrupt(id);
        }
    }
}
