package dev.baton.payment;

import dev.baton.order.OrderEnding;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives back what was kept for a restart that a cancellation has overtaken. */
@Component
class KeptHolds {

    private final Payments payments;

    KeptHolds(Payments payments) {
        this.payments = payments;
    }

    @EventListener
    void on(OrderEnding ending) {
        payments.voidHold(ending.orderId());
    }
}
