package dev.baton.settlement;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Hold;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Leg;
import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.OrderSettled;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.settlement.SettlementDocuments.Numbers;
import dev.baton.settlement.SettlementOutcome.Differing;
import dev.baton.settlement.SettlementOutcome.Settled;
import dev.baton.settlement.SettlementOutcome.Unpaid;
import dev.baton.settlement.share.SettlementLock;
import dev.baton.settlement.share.SharedPart;
import dev.baton.settlement.share.SharedSales;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settles consignments that are delivered. */
@Service
@Transactional
public class Settlements {

    private final OrderFence fence;
    private final Orders orders;
    private final OrderMoney orderMoney;
    private final Consignments consignments;
    private final Allocation allocation;
    private final UnchargedGoods uncharged;
    private final Ledger ledger;
    private final SettlementLock settling;
    private final SettlementDocuments documents;
    private final SharedSales sharedSales;
    private final Completion completion;
    private final OutgoingEvents events;
    private final ApplicationEventPublisher told;
    private final SettlementProperties properties;
    private final Clock clock;

    Settlements(
            OrderFence fence,
            Orders orders,
            OrderMoney orderMoney,
            Consignments consignments,
            Allocation allocation,
            UnchargedGoods uncharged,
            Ledger ledger,
            SettlementLock settling,
            SettlementDocuments documents,
            SharedSales sharedSales,
            Completion completion,
            OutgoingEvents events,
            ApplicationEventPublisher told,
            SettlementProperties properties,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.consignments = consignments;
        this.allocation = allocation;
        this.uncharged = uncharged;
        this.ledger = ledger;
        this.settling = settling;
        this.documents = documents;
        this.sharedSales = sharedSales;
        this.completion = completion;
        this.events = events;
        this.told = told;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Posts a consignment's part of the order's hold, makes its document and its invoice, publishes {@link OrderSettled} and completes
     * the order if nothing of it is open any more, unless that is done already. The order's charges are settled with the first consignment of which anything is accepted, and
     * given back where nothing of the order is.
     * What a distributor sells is shared ({@link dev.baton.settlement.share}). What is to be paid by card at delivery waits until it is.
     *
     * @param acceptDifference whether finance has seen that SAP's amount differs
     * @throws OrderClosedException if the order is closed
     */
    public SettlementOutcome settle(UUID consignmentId, boolean acceptDifference) {
        Consignment goods = consignments.get(consignmentId);
        fence.enter(goods.orderId());
        settling.lock(goods.orderId());
        Optional<String> known = documents.numberFor(consignmentId);
        if (known.isPresent()) {
            return new Settled(known.get());
        }
        Order order = orders.get(goods.orderId());
        uncharged.giveBackRefused(order, goods);
        boolean withCharges = !goods.accepted().isEmpty() && !documents.areChargesSettled(order.id());
        Split split = Split.of(order, goods.accepted(), withCharges);
        List<Hold> holds = ledger.openHolds(order.id().toString());
        Money missing = split.total().minus(held(holds, order.currency()));
        if (missing.isPositive()) {
            return unpaid(order, missing);
        }
        boolean differs = differs(order);
        if (differs && !acceptDifference && !documents.isDifferenceAccepted(order.id())) {
            Differing differing = differing(order);
            orders.note(order.id(), "settlement.difference", "settlement",
                    "Without tax it is " + differing.ours() + " for us and " + differing.sap() + " for SAP");
            return differing;
        }
        return new Settled(post(new Part(order, goods, split, differs, clock.instant()), holds));
    }

    private static Money held(List<Hold> holds, String currency) {
        return holds.stream().map(Hold::remaining).reduce(Money.zero(currency), Money::plus);
    }

    /** Only what is paid by card at delivery is delivered before it is paid. */
    private static Unpaid unpaid(Order order, Money missing) {
        if (order.paymentMethod() != PaymentMethod.POS) {
            throw new IllegalStateException(
                    "for order " + order.id() + " is held " + missing + " less than is settled");
        }
        return new Unpaid(missing);
    }

    /**
     * Gives back what is held for the rest of an order that was cancelled while it waited for stock, and completes the order if nothing
     * of it is open any more. May be repeated.
     *
     * @throws OrderClosedException if the order is closed
     */
    public void giveBack(UUID waitId) {
        allocation.cancelledRest(waitId).ifPresent(rest -> {
            fence.enter(rest.orderId());
            settling.lock(rest.orderId());
            Order order = orders.get(rest.orderId());
            uncharged.giveBackRest(order, waitId, rest);
            completion.completeIfDone(order);
        });
    }

    /** SAP has named its amount for the whole order. */
    private boolean differs(Order order) {
        Money sap = order.sapNetAmount();
        return sap != null && Math.abs(sap.minus(Split.of(order).net()).minor()) > properties.tolerance();
    }

    private static Differing differing(Order order) {
        Money ours = Split.of(order).net();
        Money sap = order.sapNetAmount();
        return new Differing(String.valueOf(order.sapSalesOrder()), ours, sap == null ? ours : sap);
    }

    /** What is settled now. */
    private record Part(Order order, Consignment goods, Split split, boolean differs, Instant now) {}

    private String post(Part part, List<Hold> holds) {
        UUID id = Ids.next();
        CustomerId seller = part.order().sellerId();
        if (seller == null) {
            ledger.post(part.goods().reference(), holds, legs(part.split(), "Order " + part.order().number()));
            return tell(part, add(id, part));
        }
        SharedPart shared = sharedSales.share(part.order(), seller, id, part.split().goods(), part.split().charges(),
                part.now());
        ledger.post(part.goods().reference(), holds, shared.legs());
        Numbers numbers = add(id, part);
        sharedSales.keep(id, shared);
        return tell(part, numbers);
    }

    private Numbers add(UUID id, Part part) {
        return documents.add(id, part.order(), part.goods().id(), part.split(), part.differs(), part.now());
    }

    private static List<Leg> legs(Split split, String what) {
        String currency = split.currency();
        return Stream.of(
                new Leg(AccountId.internal(AccountKind.REVENUE, currency), split.revenue(), what),
                new Leg(AccountId.internal(AccountKind.FREIGHT_REVENUE, currency), split.freight(), what + ", freight"),
                new Leg(AccountId.internal(AccountKind.TAX_PAYABLE, currency), split.tax(), what + ", tax"))
                .filter(leg -> leg.amount().isPositive())
                .toList();
    }

    private String tell(Part part, Numbers numbers) {
        Order order = part.order();
        Money total = part.split().total();
        told.publishEvent(new OrderSettled(order, total, numbers.invoice(), part.now()));
        events.publish(order.id().toString(), "payment.captured", Map.of(
                "orderId", order.id().toString(),
                "orderNumber", order.number(),
                "consignment", part.goods().number(),
                "amount", total.toMajor(),
                "currency", order.currency()));
        if (!completion.completeIfDone(order)) {
            orderMoney.recordPayment(order.id(),
                    sharedSales.statusOf(order.id(), order.currency(), PaymentStatus.PARTIALLY_CAPTURED));
        }
        return numbers.document();
    }
}
