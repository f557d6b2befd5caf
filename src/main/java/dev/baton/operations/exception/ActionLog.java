package dev.baton.operations.exception;

import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says who did what about what was stuck: in the timeline of its order, and in a table of its own, also where there is no order. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ActionLog {

    private final StoredActions actions;
    private final Orders orders;

    ActionLog(StoredActions actions, Orders orders) {
        this.actions = actions;
        this.orders = orders;
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<StoredActions.Done> last(String exceptionId, ExceptionAction action) {
        return actions.last(exceptionId, action);
    }

    public void add(OrderException stuck, WantedAction wanted, String detail, Caller caller) {
        OrderId order = stuck.orderId();
        OrderId known = stuck.number() == null ? null : order;
        actions.add(stuck.id(), stuck.kind().name(), known, wanted, detail, caller.name());
        if (known != null) {
            orders.note(known, wanted.action().timeline(), caller.name(), detail + ": " + wanted.reason());
        }
    }

    /** Where the order's own timeline tells it, which happens once. */
    public void addOnce(OrderException stuck, WantedAction wanted, String detail, Caller caller) {
        if (actions.last(stuck.id(), wanted.action()).isEmpty()) {
            actions.add(stuck.id(), stuck.kind().name(), stuck.orderId(), wanted, detail, caller.name());
        }
    }

    public void assign(OrderException stuck, WantedAction wanted, String to, String detail, Caller caller) {
        if (actions.assign(stuck.id(), to, wanted.reason(), caller.name())) {
            add(stuck, wanted, detail, caller);
        }
    }
}
