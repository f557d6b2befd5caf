package dev.baton.sap;

import dev.baton.logistics.Logistics;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.sap.SapDeliveries.SapDelivery;
import dev.baton.sap.odata.SapRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the goods of an order leave, at SAP first and then in our own books. From here on the order cannot be cancelled. */
@Service
public class GoodsIssues {

    private final TransactionTemplate transactions;
    private final OrderFence fence;
    private final Orders orders;
    private final SapSteps steps;
    private final SapRequests requests;
    private final SapDeliveries deliveries;
    private final Logistics logistics;

    GoodsIssues(
            TransactionTemplate transactions,
            OrderFence fence,
            Orders orders,
            SapSteps steps,
            SapRequests requests,
            SapDeliveries deliveries,
            Logistics logistics) {
        this.transactions = transactions;
        this.fence = fence;
        this.orders = orders;
        this.steps = steps;
        this.requests = requests;
        this.deliveries = deliveries;
        this.logistics = logistics;
    }

    /**
     * Issues the goods of the order, unless that is done already.
     *
     * @return when the delivery with its proof is due
     * @throws OrderClosedException if the order is closed
     */
    public SapAnswer<Instant> issue(OrderId orderId) {
        return steps.run(orderId, SapStep.GOODS_ISSUE, () -> settle(orderId), () -> fence.unpass(orderId));
    }

    private Instant settle(OrderId orderId) {
        Intended intended = Objects.requireNonNull(transactions.execute(status -> intend(orderId)));
        String salesOrder = intended.salesOrder();
        return switch (intended.intent()) {
            case SapIntent.Done done -> keep(orderId, done.number());
            case SapIntent.Fresh fresh -> keep(orderId, issued(deliveries.create(intended.order(), salesOrder)));
            case SapIntent.Open open -> keep(orderId, issued(found(intended.order(), salesOrder)));
        };
    }

    private Intended intend(OrderId orderId) {
        fence.pass(orderId);
        return new Intended(requests.intend(orderId, SapStep.GOODS_ISSUE), orders.get(orderId));
    }

    private SapDelivery found(Order order, String salesOrder) {
        List<SapDelivery> made = deliveries.find(salesOrder);
        return made.isEmpty() ? deliveries.create(order, salesOrder) : made.getFirst();
    }

    /** Brings a delivery from where it is to the goods issue. */
    private String issued(SapDelivery delivery) {
        SapDelivery picked = delivery;
        if (!delivery.picked() && !delivery.goodsIssued()) {
            deliveries.pickAll(delivery);
            picked = deliveries.read(delivery.number()).orElse(delivery);
        }
        if (!picked.goodsIssued()) {
            post(picked);
        }
        return delivery.number();
    }

    /** A goods issue that was posted by a call whose answer was lost is refused when it is posted again. */
    private void post(SapDelivery delivery) {
        try {
            deliveries.postGoodsIssue(delivery);
        } catch (SapRefusal refusal) {
            if (deliveries.read(delivery.number()).filter(SapDelivery::goodsIssued).isEmpty()) {
                throw refusal;
            }
        }
    }

    private Instant keep(OrderId orderId, String delivery) {
        return Objects.requireNonNull(transactions.execute(status -> {
            requests.done(orderId, SapStep.GOODS_ISSUE, delivery);
            return logistics.goodsIssued(orderId, delivery);
        }));
    }

    private record Intended(SapIntent intent, Order order) {

        String salesOrder() {
            return Objects.requireNonNull(order.sapSalesOrder(), "goods are issued for a sales order");
        }
    }
}
