package dev.baton.order;

import dev.baton.order.cancellation.Asker;
import dev.baton.order.cancellation.CancellationFacts;
import dev.baton.order.cancellation.CancellationRuling;
import dev.baton.order.cancellation.CarrierBookings;
import dev.baton.order.cancellation.HeldMoney;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the rules of cancelling are told of an order, and what their fee comes to for it. */
@Component
class CancellationCases {

    private final CarrierBookings bookings;
    private final HeldMoney money;
    private final Clock clock;

    CancellationCases(CarrierBookings bookings, HeldMoney money, Clock clock) {
        this.bookings = bookings;
        this.money = money;
        this.clock = clock;
    }

    CancellationFacts facts(Order order, Asker asker) {
        return new CancellationFacts(
                order.channel().name(),
                asker,
                order.status().name(),
                order.paymentMethod().name(),
                order.total(),
                Duration.between(order.createdAt(), clock.instant()).toHours(),
                bookings.isBooked(order.id()),
                order.sapSalesOrder() != null,
                order.sellerId() != null);
    }

    /** Never more than is held, and nothing of what is bought on credit. */
    Money fee(Order order, CancellationRuling ruling) {
        return order.paymentMethod() == PaymentMethod.CREDIT
                ? Money.zero(order.currency())
                : ruling.fee().min(money.heldFor(order.id(), order.currency()));
    }
}
