package dev.baton.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import java.util.Map;

/** A room above that has something to say in the answer about an order, such as its review or its shipments. */
public interface OrderAnswerPart {

    /**
     * Adds fields to the answers, for all orders of a page at once so that a page costs one query and not one for each order.
     *
     * @param caller who reads them, and may be bound to the customer that bought or sells them
     */
    void contribute(Map<OrderId, ObjectNode> answers, Caller caller);
}
