package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of an order's goods is on its way back, and has come back, whatever state the order is in. Each call counts, so it belongs into the transaction
 * of a step that is taken once. The database holds that no more is returned, or asked for, than was delivered.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OrderReturns {

    private final OrderStates states;
    private final StoredLines lines;

    OrderReturns(OrderStates states, StoredLines lines) {
        this.states = states;
        this.lines = lines;
    }

    /** Keeps the order for this transaction alone: who asks how much may be returned, and begins, is not overtaken. */
    public void lock(OrderId id) {
        states.lock(id);
    }

    /** These goods are to come back. */
    public void begin(OrderId id, Collection<LineQuantity> goods) {
        lines.beginReturn(id, goods);
    }

    /** These goods do not come back after all. */
    public void giveUp(OrderId id, Collection<LineQuantity> goods) {
        states.lock(id);
        lines.endReturn(id, goods);
    }

    /** These goods have come back for good. */
    public void complete(OrderId id, Collection<LineQuantity> goods) {
        states.lock(id);
        lines.endReturn(id, goods);
        lines.giveBack(id, goods);
    }
}
