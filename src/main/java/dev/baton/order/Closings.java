package dev.baton.order;

import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the undoing of an order begins and ends. */
@Service
@Transactional
public class Closings {

    private final OrderFence fence;
    private final OrderStates states;
    private final StoredLines lines;
    private final Timeline timeline;
    private final Starts starts;
    private final ProcessCommands processes;
    private final ApplicationEventPublisher events;

    Closings(
            OrderFence fence,
            OrderStates states,
            StoredLines lines,
            Timeline timeline,
            Starts starts,
            ProcessCommands processes,
            ApplicationEventPublisher events) {
        this.fence = fence;
        this.states = states;
        this.lines = lines;
        this.timeline = timeline;
        this.starts = starts;
        this.processes = processes;
        this.events = events;
    }

    /**
     * Closes the order's fence and marks it as being undone, unless that was done before. The first reason stays. An amendment that came
     * just before a deadline or that interrupted the process wins over both: the order is undone to start over.
     *
     * @param closingInstance the process instance that undoes it
     * @param revision which the interrupted process worked on; null if it had not claimed the order yet, or was not interrupted
     */
    public void begin(OrderId id, ClosingReason reason, long closingInstance, @Nullable Integer revision) {
        boolean closed = fence.close(id);
        Standing order = states.standing(id);
        if (order.isClosing()) {
            return;
        }
        if (order.hasRetired(closingInstance) || order.hasLeftBehind(reason, revision)) {
            // the order goes on under another process: closed is only what was closed just now
            fence.reopen(id);
            return;
        }
        if (!closed) {
            throw new IllegalStateException("the goods of order " + id + " have left, it cannot be undone");
        }
        if (order.hasOvertaken(reason)) {
            restart(id);
        } else {
            states.move(id, cancelling(reason), OrderStatus.CANCELLING.from());
        }
    }

    /** Interrupts the order's process, to have it undone: the one that has it now, or the next that the engine starts for it. */
    void interrupt(OrderId id) {
        // there is no reason to let it wait for its turn only to be undone
        starts.letStart(id);
        processes.publish(id.toString(), "order-cancelled", id.toString(), Map.of());
    }

    static Step cancelling(ClosingReason reason) {
        return Step.to(OrderStatus.CANCELLING, reason.inWords()).with("closing_reason", reason.name());
    }

    /** Marks an order whose fence is closed as one that is undone in order to start over. */
    void restart(OrderId id) {
        states.change(id, "restarting = true");
        timeline.add(id, "order.restarting", Step.PROCESS,
                "What was done for the lines as they were is undone; the money that is held stays until the new total is known");
    }

    /**
     * Ends an order of which everything is undone, or starts it over if that is what it was undone for.
     *
     * @param closingInstance the process instance that undid it
     * @return where the order stands now
     */
    public OrderStatus end(OrderId id, long closingInstance) {
        Standing before = states.standing(id);
        if (before.hasRetired(closingInstance)) {
            return before.status();
        }
        if (before.restarting() && startOver(id, closingInstance)) {
            return OrderStatus.RECEIVED;
        }
        Standing order = states.standing(id);
        ClosingReason reason = order.closingReason();
        if (order.status() != OrderStatus.CANCELLING || reason == null) {
            return order.status();
        }
        // whoever kept something for a restart that was overtaken by a cancellation gives it back now
        events.publishEvent(new OrderEnding(id));
        if (states.move(id, Step.to(reason.end(), reason.inWords()), EnumSet.of(OrderStatus.CANCELLING))) {
            lines.cancel(id);
        }
        return reason.end();
    }

    /** @return false if a cancellation came in between, so that the order is to be ended */
    private boolean startOver(OrderId id, long closingInstance) {
        fence.reopen(id);
        if (!states.startOver(id, closingInstance)) {
            fence.close(id);
            return false;
        }
        lines.unreserve(id);
        timeline.add(id, "order.restarted", Step.PROCESS,
                "Starts over with its amended lines, under the rules under which it started first");
        starts.restart(id, states.standing(id).channel(), states.rulesDefinition(id).orElse(null));
        return true;
    }
}
