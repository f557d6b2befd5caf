package dev.baton.order;

import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replaces the lines of orders of which nothing is allocated yet, or whose customer cannot pay the rest for what is. What is on an order
 * keeps its price, and the order the rules that it started under.
 *
 * <p>The process of an order whose reviewer asked for changes waits for them: it goes through check, price and review again. Any other
 * process is interrupted, what it did but for holding money is undone under the closed fence, and the order starts over.
 */
@Service
@Transactional
public class Amendments {

    private final SeenOrders orders;
    private final Drafts drafts;
    private final OrderFence fence;
    private final OrderStates states;
    private final StoredLines lines;
    private final StoredAmendments stored;
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
            StoredAmendments stored,
            Closings closings,
            Timeline timeline,
            ProcessCommands processes,
            Clock clock) {
        this.orders = orders;
        this.drafts = drafts;
        this.fence = fence;
        this.states = states;
        this.lines = lines;
        this.stored = stored;
        this.closings = closings;
        this.timeline = timeline;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Replaces the lines of an order, which is then reviewed again.
     *
     * @throws ConflictException (409) if stock is allocated already, the order is being undone or has ended, or it was amended meanwhile
     * @throws dev.baton.platform.problem.NotFoundException if the caller sees no such order
     * @throws dev.baton.platform.problem.RefusedException (422) if the amendment names what does not exist or does not fit
     */
    public void amend(OrderId id, Amendment amendment, Caller caller) {
        int revision = orders.get(id, caller).revision();
        Standing before = close(id, revision, amendment.version());
        Order order = orders.get(id, caller);
        Draft draft = drafts.amended(order, amendment);
        replace(order, before, draft, AmendmentNote.plain(LineChanges.of(order, draft).inWords()), caller);
    }

    /**
     * Replaces the lines of an order by what was reckoned before.
     *
     * @param revision that it was reckoned for
     * @param version of the order that the caller has read; null for whatever is there now
     * @throws ConflictException (409) as above
     */
    public void amend(
            OrderId id,
            int revision,
            @Nullable Long version,
            Draft draft,
            AmendmentNote note,
            Caller caller) {
        Standing before = close(id, revision, version);
        replace(orders.get(id, caller), before, draft, note, caller);
    }

    /**
     * Refuses what cannot be amended now, in words that say what can be done instead.
     *
     * @throws ConflictException (409) if stock is allocated already, or the order is being undone or has ended
     */
    @Transactional(readOnly = true)
    public void requireAmendable(Order order) {
        refuseUnlessAmendable(order.status(), order.version());
    }

    /** Closes the fence: nothing else happens to the order until this transaction ends. */
    private Standing close(OrderId id, int revision, @Nullable Long version) {
        boolean closed = fence.close(id);
        Standing before = states.standing(id);
        if (before.revision() != revision || version != null && stored.amendedSince(id, version)) {
            long now = orders.version(id);
            throw new ConflictException(
                    "The order was amended meanwhile: read it again, it has version " + now + " now.",
                    Map.of("currentVersion", now, "orderStatus", before.status()));
        }
        boolean leaving = !closed && before.status().isAmendable();
        refuseUnlessAmendable(leaving ? OrderStatus.SHIPPED : before.status(), orders.version(id));
        return before;
    }

    private static void refuseUnlessAmendable(OrderStatus status, long version) {
        if (status.isAmendable()) {
            return;
        }
        String instead = switch (status) {
            case ALLOCATED, RELEASED ->
                " Its goods are reserved: cancel the whole order at …/cancellation and order anew, or"
                        + " return what you do not want at /api/returns once it is there.";
            case SHIPPED, DELIVERED, COMPLETED -> " Ask for a return at /api/returns.";
            default -> "";
        };
        throw new ConflictException("The order is " + status + " and can no longer be amended." + instead,
                Map.of("orderStatus", status, "currentVersion", version));
    }

    private void replace(Order order, Standing before, Draft draft, AmendmentNote note, Caller caller) {
        OrderId id = order.id();
        stored.keep(id, before.revision(), note, caller.name(), clock.instant());
        lines.replace(id, draft.lines());
        states.amend(id, draft);
        timeline.add(id, "order.amended", caller.name(), note.inWords());
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
