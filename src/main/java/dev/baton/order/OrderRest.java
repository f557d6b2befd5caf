package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import java.util.Collection;

/** A room above that lets orders wait for somebody in states that do not tell that they wait. */
public interface OrderRest {

    /** Those of some orders that wait for somebody there at present. */
    Collection<OrderId> resting(Collection<OrderId> orders);
}
