package dev.baton.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.platform.fence.OrderId;
import java.util.Map;

/** A room above that has something to say in the answer about an order, such as its review or its shipments. */
public interface OrderAnswerPart {

    /** Adds fields to the answers, for all orders of a page at once so that a page costs one query and not one for each order. */
    void contribute(Map<OrderId, ObjectNode> answers);
}
