package dev.baton.payment.online;

import dev.baton.payment.Repayments;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Refunds the payments of an order. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OrderRepayments implements Repayments {

    private final StoredPayments payments;
    private final PaymentIntents intents;

    OrderRepayments(StoredPayments payments, PaymentIntents intents) {
        this.payments = payments;
        this.intents = intents;
    }

    @Override
    public void lock(OrderId orderId) {
        payments.of(orderId).forEach(payments::lock);
    }

    @Override
    public Money paid(OrderId orderId, String currency) {
        return payments.of(orderId)
                .stream()
                .map(id -> payments.lock(id).refundable())
                .reduce(Money.zero(currency), Money::plus);
    }

    @Override
    public Money payBack(OrderId orderId, Money amount, String by) {
        Money left = amount;
        for (UUID id : payments.of(orderId).reversed()) {
            OnlinePayment payment = payments.lock(id);
            Money part = left.min(payment.refundable());
            if (part.isPositive()) {
                intents.refund(payment, part, by);
                left = left.minus(part);
            }
        }
        return amount.minus(left);
    }
}
