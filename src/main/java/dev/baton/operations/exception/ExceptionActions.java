package dev.baton.operations.exception;

import dev.baton.order.Cancellations;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.outbox.OutboxBacklog;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what people want to be done about what is stuck, one by one: what fails for one does not keep the others. */
@Component
public class ExceptionActions {

    private static final int LONGEST_NAME = 100;

    private final OrderExceptions exceptions;
    private final IncidentActions incidents;
    private final SapRefusals sap;
    private final Cancellations cancellations;
    private final OutboxBacklog outbox;
    private final ActionLog log;
    private final TransactionTemplate transaction;

    ExceptionActions(
            OrderExceptions exceptions,
            IncidentActions incidents,
            SapRefusals sap,
            Cancellations cancellations,
            OutboxBacklog outbox,
            ActionLog log,
            TransactionTemplate transaction) {
        this.exceptions = exceptions;
        this.incidents = incidents;
        this.sap = sap;
        this.cancellations = cancellations;
        this.outbox = outbox;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * Acts on exceptions. To ask for the same again is fine and changes nothing.
     *
     * @param ids of exceptions; none need be there
     * @return what came of each, in their order, each once
     */
    public List<ActionResult> act(List<String> ids, WantedAction wanted, Caller caller) {
        return ids.stream().distinct().map(id -> act(id, wanted, caller)).toList();
    }

    private ActionResult act(String id, WantedAction wanted, Caller caller) {
        Optional<OrderException> found = exceptions.find(id);
        if (found.isEmpty()) {
            return unlessDone(id, wanted, "It is not stuck, or not any more");
        }
        OrderException stuck = found.get();
        if (!stuck.actions().contains(wanted.action())) {
            return unlessDone(id, wanted, "Only these are possible: " + stuck.actions());
        }
        return switch (wanted.action()) {
            case RETRY, SKIP, CORRECT -> goOn(stuck, wanted, caller);
            case CANCEL -> cancel(stuck, wanted, caller);
            case HAND_OVER -> handOver(stuck, wanted, caller);
        };
    }

    private ActionResult goOn(OrderException stuck, WantedAction wanted, Caller caller) {
        OrderId order = stuck.orderId();
        if (stuck.process() != null) {
            return incidents.act(stuck, wanted, caller);
        }
        return order != null && stuck.kind() == ExceptionKind.SAP_REFUSED
                ? sap.retry(stuck, order, wanted, caller)
                : tellAgain(stuck, wanted, caller);
    }

    /** What is not possible may not be so because it was done. */
    private ActionResult unlessDone(String id, WantedAction wanted, String why) {
        Optional<StoredActions.Done> before = log.last(id, wanted.action());
        return before.isPresent()
                ? ActionResult.done(id, "%s did so at %s".formatted(before.get().actor(), before.get().at()))
                : ActionResult.refused(id, why);
    }

    private ActionResult cancel(OrderException stuck, WantedAction wanted, Caller caller) {
        OrderId order = stuck.orderId();
        if (order == null) {
            return ActionResult.refused(stuck.id(), "It is about no order");
        }
        try {
            cancellations.cancel(order, wanted.reason(), caller);
            transaction.executeWithoutResult(
                    status -> log.addOnce(stuck, wanted, "The order is being cancelled", caller));
            return ActionResult.done(stuck.id(), "The order is being cancelled");
        } catch (ConflictException | NotFoundException refusal) {
            return ActionResult.refused(stuck.id(), String.valueOf(refusal.getMessage()));
        }
    }

    private ActionResult handOver(OrderException stuck, WantedAction wanted, Caller caller) {
        String to = wanted.value().path("to").asText("").strip();
        if (to.isEmpty() || to.length() > LONGEST_NAME || to.indexOf('\0') >= 0) {
            return ActionResult.refused(stuck.id(), "value.to must name a person, with up to 100 characters");
        }
        String detail = to + " looks after it";
        transaction.executeWithoutResult(status -> log.assign(stuck, wanted, to, detail, caller));
        return ActionResult.done(stuck.id(), detail);
    }

    /** What the engine has not taken is sent at once. */
    private ActionResult tellAgain(OrderException stuck, WantedAction wanted, Caller caller) {
        String key = stuck.id().substring(ExceptionKind.ENGINE_SILENT.name().length() + 1);
        String detail = "The process engine is told at once";
        transaction.executeWithoutResult(status -> {
            if (outbox.hasten(ProcessCommands.DESTINATION, key) > 0) {
                log.add(stuck, wanted, detail, caller);
            }
        });
        return ActionResult.done(stuck.id(), detail);
    }
}
