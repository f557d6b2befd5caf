package dev.baton.operations.exception;

import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import dev.baton.platform.tasks.OpenTasks;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets an order be sent to SAP again that SAP has refused, as somebody would do in Tasklist. */
@Component
class SapRefusals {

    private static final String SALES_ORDER = ":SALES_ORDER:";
    private static final String TASK = "Task_ResolveSapRefusal";

    private final Orders orders;
    private final OpenTasks tasks;
    private final ActionLog log;
    private final TransactionTemplate transaction;

    SapRefusals(Orders orders, OpenTasks tasks, ActionLog log, TransactionTemplate transaction) {
        this.orders = orders;
        this.tasks = tasks;
        this.log = log;
        this.transaction = transaction;
    }

    ActionResult retry(OrderException stuck, OrderId id, WantedAction wanted, Caller caller) {
        Long instance = orders.find(id).map(Order::processInstanceKey).orElse(null);
        if (instance == null || !stuck.id().contains(SALES_ORDER)) {
            return ActionResult.refused(stuck.id(), "It is decided in Tasklist");
        }
        try {
            if (!tasks.complete(instance, TASK, caller.name(), Map.of("sapDecision", "RETRY"))) {
                return ActionResult.refused(stuck.id(),
                        "No task waits for that decision, or the task search does not tell of it yet");
            }
        } catch (EngineUnavailableException away) {
            return ActionResult.refused(stuck.id(),
                    "The process engine has not answered, and may have done it: look again later");
        }
        String detail = "It is sent to SAP again";
        transaction.executeWithoutResult(status -> log.add(stuck, wanted, detail, caller));
        return ActionResult.done(stuck.id(), detail);
    }
}
