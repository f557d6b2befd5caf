package dev.baton.payment;

import dev.baton.order.Order;
import dev.baton.platform.events.OutgoingEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets orders wait for money behind those who wait already, and tells subscribers what is to be paid, and by when. Their account is locked. */
@Component
class MoneyQueue {

    private final Waiters waiters;
    private final OutgoingEvents events;
    private final PaymentProperties properties;
    private final Clock clock;

    MoneyQueue(Waiters waiters, OutgoingEvents events, PaymentProperties properties, Clock clock) {
        this.waiters = waiters;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param wanted what the order lacks */
    HoldOutcome.Waiting join(Order order, OrderHold wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Waiter waiter = new Waiter(wanted, now.plus(properties.deadline()));
        waiters.add(waiter, now);
        events.publish(order.id().toString(), "order.payment-due", Map.of(
                "orderId", order.id().toString(),
                "number", order.number(),
                "channel", order.channel().name(),
                "customerId", order.customerId().value(),
                "externalReference", order.externalReference(),
                "method", order.paymentMethod().name(),
                "part", wanted.part().name(),
                "amount", wanted.amount().toMajor(),
                "currency", wanted.amount().currency(),
                "payBy", waiter.deadline().toString()));
        return new HoldOutcome.Waiting(waiter.deadline());
    }
}
