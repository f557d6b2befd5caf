package dev.baton.logistics;

import dev.baton.allocation.Allocation;
import dev.baton.customer.CustomerId;
import dev.baton.order.Order;
import dev.baton.order.OrderSellers;
import dev.baton.order.Orders;
import dev.baton.payment.RestPayments;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands orders over to the distributors that sell them, once their goods and their money are there. Every call may be repeated. */
@Service
public class SellerReleases {

    /** What has come of it. */
    public enum Outcome {
        /** The distributor has the order; what is reserved stays reserved. */
        RELEASED,
        /** The stock was given back before, since its time was over: it has to be reserved anew. */
        RESERVATION_EXPIRED,
        /** Not all that the order costs is held, and it is not paid at delivery. */
        PAYMENT_DUE
    }

    private final OrderFence fence;
    private final Orders orders;
    private final OrderSellers sellers;
    private final Allocation allocation;
    private final RestPayments payments;
    private final TransactionTemplate transaction;

    SellerReleases(
            OrderFence fence,
            Orders orders,
            OrderSellers sellers,
            Allocation allocation,
            RestPayments payments,
            TransactionTemplate transaction) {
        this.fence = fence;
        this.orders = orders;
        this.sellers = sellers;
        this.allocation = allocation;
        this.payments = payments;
        this.transaction = transaction;
    }

    /** @throws dev.baton.platform.fence.OrderClosedException if the order is being undone */
    public Outcome release(OrderId orderId) {
        return Objects.requireNonNull(transaction.execute(status -> {
            fence.enter(orderId);
            Order order = orders.get(orderId);
            CustomerId seller = Objects.requireNonNull(order.sellerId(), "a distributor sells the order");
            Outcome outcome = order.status().isSold() ? Outcome.RELEASED : confirmed(order);
            if (outcome == Outcome.RELEASED) {
                sellers.markReleasedToSeller(orderId, seller);
            } else {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome confirmed(Order order) {
        if (!payments.covers(order)) {
            return Outcome.PAYMENT_DUE;
        }
        return allocation.confirm(order.id()) ? Outcome.RELEASED : Outcome.RESERVATION_EXPIRED;
    }
}
