package dev.baton.payment.credit;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.order.Order;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.OrderSettled;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes an open item of each invoice of an order that was bought on credit. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SalesOnCredit {

    private final StoredReceivables receivables;
    private final CreditAgreements agreements;
    private final BusinessCalendar calendar;
    private final ProcessCommands processes;
    private final CreditProperties properties;

    SalesOnCredit(
            StoredReceivables receivables,
            CreditAgreements agreements,
            BusinessCalendar calendar,
            ProcessCommands processes,
            CreditProperties properties) {
        this.receivables = receivables;
        this.agreements = agreements;
        this.calendar = calendar;
        this.processes = processes;
        this.properties = properties;
    }

    @EventListener
    void on(OrderSettled settled) {
        if (settled.order().paymentMethod() == PaymentMethod.CREDIT && settled.total().isPositive()) {
            Receivable item = item(settled);
            receivables.add(item);
            String id = item.id().toString();
            processes.publish(id, "receivable-entered", id, Map.of(
                    "receivableId", id,
                    "orderId", item.orderId().toString(),
                    "dunningAt", item.overdueFrom().plus(properties.grace()).toString()));
        }
    }

    private Receivable item(OrderSettled settled) {
        Order order = settled.order();
        CustomerId customer = order.customerId();
        Instant at = settled.settledAt().truncatedTo(ChronoUnit.MICROS);
        LocalDate dueOn = agreements.dueOn(customer, at);
        Money none = Money.zero(order.currency());
        return new Receivable(Ids.next(), customer,
                AccountId.of(customer.value(), AccountKind.RECEIVABLE, order.currency()), order.id(), settled.invoice(),
                settled.total(), none, none, none, none, none, dueOn, calendar.startOf(dueOn.plusDays(1)), false, at);
    }
}
