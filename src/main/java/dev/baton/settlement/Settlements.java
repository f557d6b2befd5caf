package dev.baton.settlement;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Hold;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Leg;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.OrderSettled;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.settlement.SettlementDocuments.Numbers;
import dev.baton.settlement.SettlementOutcome.Differing;
import dev.baton.settlement.SettlementOutcome.Settled;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settles orders that are delivered. */
@Service
@Transactional
public class Settlements {

    private final OrderFence fence;
    private final Orders orders;
    private final Ledger ledger;
    private final SettlementDocuments documents;
    private final OutgoingEvents events;
    private final ApplicationEventPublisher told;
    private final SettlementProperties properties;
    private final Clock clock;

    Settlements(
            OrderFence fence,
            Orders orders,
            Ledger ledger,
            SettlementDocuments documents,
            OutgoingEvents events,
            ApplicationEventPublisher told,
            SettlementProperties properties,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.ledger = ledger;
        this.documents = documents;
        this.events = events;
        this.told = told;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Posts the order's hold, makes its document and its invoice, publishes {@link OrderSettled} and completes it, unless that is done
     * already.
     *
     * @param acceptDifference whether finance has seen that SAP's amount differs
     * @throws OrderClosedException if the order is closed
     */
    public SettlementOutcome settle(OrderId orderId, boolean acceptDifference) {
        fence.enter(orderId);
        Optional<String> known = documents.numberFor(orderId);
        if (known.isPresent()) {
            return new Settled(known.get());
        }
        Order order = orders.get(orderId);
        Split split = Split.of(order);
        Money sap = order.sapNetAmount();
        boolean differs = sap != null && Math.abs(sap.minus(split.net()).minor()) > properties.tolerance();
        if (sap != null && differs && !acceptDifference) {
            orders.note(orderId, "settlement.difference", "settlement",
                    "Without tax it is " + split.net() + " for us and " + sap + " for SAP");
            return new Differing(split.net(), sap);
        }
        post(order, split);
        return new Settled(keep(order, split, differs));
    }

    private void post(Order order, Split split) {
        List<Hold> holds = ledger.openHolds(order.id().toString());
        Money held = holds.stream().map(Hold::remaining).reduce(Money.zero(order.currency()), Money::plus);
        if (!held.equals(split.total())) {
            throw new IllegalStateException("for order " + order.id() + " of " + split.total() + " is held " + held);
        }
        String what = "Order " + order.number();
        ledger.post(holds, legs(split, what));
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

    private String keep(Order order, Split split, boolean differs) {
        Instant now = clock.instant();
        Numbers numbers = documents.add(order, split, differs, now);
        told.publishEvent(new OrderSettled(order, split.total(), numbers.invoice(), now));
        orders.recordPayment(order.id(), PaymentStatus.CAPTURED);
        events.publish(order.id().toString(), "payment.captured", Map.of(
                "orderId", order.id().toString(),
                "orderNumber", order.number(),
                "amount", split.total().toMajor(),
                "currency", order.currency()));
        orders.markCompleted(order.id());
        return numbers.document();
    }
}
