package dev.baton.settlement.share;

import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Refunds what was captured of orders: at finance's word of those that distributors sell, and of all whose goods were returned. */
@Service
@Transactional
public class Refunds {

    private final OrderFence fence;
    private final Orders orders;
    private final OrderMoney orderMoney;
    private final SettlementLock settlements;
    private final StoredShares shares;
    private final StoredRefunds refunds;
    private final SharedSales sales;
    private final RefundMoney money;
    private final OutgoingEvents events;
    private final Clock clock;

    Refunds(
            OrderFence fence,
            Orders orders,
            OrderMoney orderMoney,
            SettlementLock settlements,
            StoredShares shares,
            StoredRefunds refunds,
            SharedSales sales,
            RefundMoney money,
            OutgoingEvents events,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.settlements = settlements;
        this.shares = shares;
        this.refunds = refunds;
        this.sales = sales;
        this.money = money;
        this.events = events;
        this.clock = clock;
    }

    /** @throws NotFoundException (404) if there is no such order */
    @Transactional(readOnly = true)
    public String currency(OrderId orderId) {
        return find(orderId).currency();
    }

    /** The refunds of an order, oldest first. */
    @Transactional(readOnly = true)
    public List<OrderRefund> of(OrderId orderId) {
        return refunds.of(find(orderId).id());
    }

    /**
     * Gives back a part of what was settled of an order, for which each share gives its part.
     *
     * @param amount positive, in the order's currency
     * @throws NotFoundException (404) if there is no such order
     * @throws ConflictException (409) if the manufacturer sells it, less is left of what was settled, or an account does not give it
     * @throws dev.baton.platform.fence.OrderClosedException (409) if the order has been undone
     */
    public OrderRefund refund(OrderId orderId, Money amount, String reason, String by) {
        Order order = find(orderId);
        if (order.sellerId() == null) {
            throw new ConflictException("Order " + order.number() + " is sold by no distributor.");
        }
        fence.enter(orderId);
        settlements.lock(orderId);
        money.lockPayments(order);
        requireLeft(order, amount, ClawBack.left(order.currency(), shares.of(orderId)));
        UUID id = giveBack(order, amount, List.of(), RefundWay.TO_PAYER, reason, by);
        return refunds.of(orderId).stream().filter(refund -> refund.id().equals(id)).findFirst().orElseThrow();
    }

    /** What may still be refunded of an order. The settlement of the order is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money left(Order order) {
        return refunds.sums(order.id(), order.currency()).left();
    }

    /**
     * Gives back a part of what was settled of any order. Where a distributor sells it, its shares give their parts. The order's fence is entered and its
     * settlement locked, and nothing else yet.
     *
     * @param amount positive, in the order's currency, and not more than what is left
     * @param own what it is taken from where the manufacturer sells it: comes to the amount
     * @param reason in words, for the order's timeline
     * @return what was given back, with its id
     * @throws ConflictException (409) if an account does not give it, or the customer's is closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Refunded refundReturned(
            Order order,
            Money amount,
            List<Slice> own,
            RefundWay way,
            String reason,
            String by) {
        money.lockPayments(order);
        UUID id = giveBack(order, amount, own, way, reason, by);
        return new Refunded(id, refunds.paidBack(id, order.currency()));
    }

    /** @param paidBack what institutions were asked to pay back of it */
    public record Refunded(UUID id, Money paidBack) {}

    private UUID giveBack(Order order, Money amount, List<Slice> own, RefundWay way, String reason, String by) {
        UUID id = Ids.next();
        List<ClawBack> clawBacks = order.sellerId() == null ? List.of() : ClawBack.of(amount, shares.of(order.id()));
        List<Slice> sources = order.sellerId() == null
                ? own
                : clawBacks.stream().flatMap(back -> back.sources().stream()).toList();
        Money paidBack = money.giveBack(id, order, amount, sources, way, by);
        refunds.add(id, order.id(), amount, paidBack, reason, by, clock.instant().truncatedTo(ChronoUnit.MICROS),
                clawBacks);
        tell(order, id, amount, paidBack, reason, by);
        return id;
    }

    private static void requireLeft(Order order, Money amount, Money left) {
        if (amount.compareTo(left) > 0) {
            throw new ConflictException("Of order %s %s %s may be refunded: what is settled and not refunded yet."
                    .formatted(order.number(), left, left.currency()), Map.of("refundable", left.toMajor()));
        }
    }

    private void tell(Order order, UUID id, Money amount, Money paidBack, String reason, String by) {
        PaymentStatus settled = orders.get(order.id()).status() == OrderStatus.COMPLETED
                ? PaymentStatus.CAPTURED
                : PaymentStatus.PARTIALLY_CAPTURED;
        orderMoney.recordPayment(order.id(), sales.statusOf(order.id(), order.currency(), settled));
        orders.note(order.id(), "payment.refunded", by, amount.words() + " are refunded: " + reason);
        Money here = amount.minus(paidBack);
        if (here.isPositive()) {
            // of the rest is told when an institution has paid it back
            events.publish(order.id().toString(), "payment.refunded", Map.of(
                    "orderId", order.id().toString(),
                    "orderNumber", order.number(),
                    "refundId", id.toString(),
                    "amount", here.toMajor(),
                    "currency", order.currency()));
        }
    }

    private Order find(OrderId orderId) {
        return orders.find(orderId).orElseThrow(() -> new NotFoundException("order " + orderId));
    }
}
