package dev.baton.order;

import dev.baton.customer.CustomerId;
import dev.baton.platform.fence.OrderId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which distributor sells an order's goods, where the manufacturer does not. */
@Service
@Transactional
public class OrderSellers {

    private final StoredOrders orders;
    private final OrderStates states;
    private final Timeline timeline;

    OrderSellers(StoredOrders orders, OrderStates states, Timeline timeline) {
        this.orders = orders;
        this.states = states;
        this.timeline = timeline;
    }

    /**
     * A distributor sells the order's goods. Whoever assigns it has entered the order's fence.
     *
     * @param why in words
     * @throws IllegalStateException if the order does not wait for a seller, unless it is this one already
     */
    public void assignSeller(OrderId id, CustomerId seller, String why) {
        if (states.assignSeller(id, seller)) {
            timeline.add(id, "order.seller-assigned", "distribution", why);
        } else if (!seller(id).equals(Optional.of(seller))) {
            throw new IllegalStateException("order " + id + " does not wait for " + seller + " to sell it");
        }
    }

    /** The distributor that sells the order's goods; empty while none does. */
    @Transactional(readOnly = true)
    public Optional<CustomerId> seller(OrderId id) {
        return orders.seller(id);
    }

    /** How many orders each of these distributors sells that are not delivered yet; who sells none is missing. */
    @Transactional(readOnly = true)
    public Map<CustomerId, Integer> openBySeller(Collection<CustomerId> sellers) {
        return orders.openBySeller(sellers);
    }

    /** The distributor that sells its goods has the order. */
    public void markReleasedToSeller(OrderId id, CustomerId seller) {
        states.take(id, Step.to(OrderStatus.RELEASED, seller + " has the order"));
    }
}
