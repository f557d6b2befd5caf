package dev.baton.sap;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.inventory.GoodsInTransit;
import dev.baton.logistics.Logistics;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.sap.SapDeliveries.SapDelivery;
import dev.baton.sap.odata.SapRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a consignment leave, at SAP first and then in our own books. From the first one on the order cannot be cancelled. */
@Service
public class GoodsIssues {

    /** The process will be told that the stock is not there. */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;
    private final OrderFence fence;
    private final Orders orders;
    private final Consignments consignments;
    private final SapSteps steps;
    private final SapRequests requests;
    private final SapDeliveries deliveries;
    private final Logistics logistics;
    private final GoodsInTransit inTransit;

    GoodsIssues(
            TransactionTemplate transactions,
            OrderFence fence,
            Orders orders,
            Consignments consignments,
            SapSteps steps,
            SapRequests requests,
            SapDeliveries deliveries,
            Logistics logistics,
            GoodsInTransit inTransit) {
        this.transactions = transactions;
        this.fence = fence;
        this.orders = orders;
        this.consignments = consignments;
        this.steps = steps;
        this.requests = requests;
        this.deliveries = deliveries;
        this.logistics = logistics;
        this.inTransit = inTransit;
    }

    /**
     * Issues the goods of a consignment, unless that is done already.
     *
     * @return when the delivery with its proof is due
     * @throws OrderClosedException if the order is closed
     * @throws NotYetException if nothing is reserved any more, so that the process will go another way
     */
    public SapAnswer<Instant> issue(UUID consignmentId) {
        Consignment goods = consignments.get(consignmentId);
        SapKey key = new SapKey(goods.orderId(), SapStep.GOODS_ISSUE, consignmentId);
        return steps.run(key, () -> settle(goods, key), () -> turnBack(key));
    }

    /** The order can be cancelled again only while nothing else of it leaves, or has left. */
    private void turnBack(SapKey key) {
        OrderId orderId = key.orderId();
        fence.pass(orderId);
        inTransit.abandonIssue(key.subject().toString());
        if (!requests.anyGoesOn(orderId, SapStep.GOODS_ISSUE)) {
            fence.unpass(orderId);
        }
    }

    private Instant settle(Consignment goods, SapKey key) {
        Intended intended = Objects.requireNonNull(transactions.execute(status -> intend(key)));
        String salesOrder = intended.salesOrder();
        Order order = intended.order();
        return switch (intended.intent()) {
            case SapIntent.Done done -> keep(key, done.number());
            case SapIntent.Fresh fresh -> keep(key, issued(deliveries.create(goods, order, salesOrder)));
            case SapIntent.Open open -> keep(key, issued(found(goods, order, salesOrder)));
        };
    }

    private Intended intend(SapKey key) {
        fence.pass(key.orderId());
        SapIntent intent = requests.intend(key);
        if (!inTransit.beginIssue(key.subject().toString()) && !(intent instanceof SapIntent.Done)) {
            throw new NotYetException("the stock of consignment " + key.subject() + " was withdrawn", UNTIL_TOLD);
        }
        return new Intended(intent, orders.get(key.orderId()));
    }

    private SapDelivery found(Consignment goods, Order order, String salesOrder) {
        Optional<SapDelivery> made = deliveries.find(goods, salesOrder);
        return made.isPresent() ? made.get() : deliveries.create(goods, order, salesOrder);
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

    private Instant keep(SapKey key, String delivery) {
        return Objects.requireNonNull(transactions.execute(status -> {
            // the fence before the request, as whoever intends it takes them
            fence.enter(key.orderId());
            requests.done(key, delivery);
            return logistics.goodsIssued(key.subject(), delivery);
        }));
    }

    private record Intended(SapIntent intent, Order order) {

        String salesOrder() {
            return Objects.requireNonNull(order.sapSalesOrder(), "goods are issued for a sales order");
        }
    }
}
