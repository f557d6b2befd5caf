package dev.baton.payment.online;

import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a payment when an institution has answered or told. Each request ends once, whoever tells first. */
@Component
@Transactional
class Outcomes {

    private final OrderFence fence;
    private final StoredPayments payments;
    private final PaymentRequests requests;
    private final PaymentIntents intents;
    private final PaymentMoney money;
    private final OnlineProperties properties;

    Outcomes(
            OrderFence fence,
            StoredPayments payments,
            PaymentRequests requests,
            PaymentIntents intents,
            PaymentMoney money,
            OnlineProperties properties) {
        this.fence = fence;
        this.payments = payments;
        this.requests = requests;
        this.intents = intents;
        this.money = money;
        this.properties = properties;
    }

    /** @param institutionPayment the institution's id of the payment */
    void done(PaymentRequest request, String institutionPayment) {
        boolean orderOpen = isOrderOpen(payments.find(request.paymentId()).orElseThrow());
        payments.lock(request.paymentId());
        if (!requests.done(request.id())) {
            return;
        }
        payments.knownAs(request.paymentId(), institutionPayment);
        OnlinePayment payment = payments.find(request.paymentId()).orElseThrow();
        switch (request.step()) {
            case AUTHORISATION -> authorised(payment, orderOpen);
            case CAPTURE -> money.captured(payment, request, orderOpen);
            case REFUND -> money.refunded(payment, request);
            case VOID -> {}
        }
    }

    /**
     * A refund is asked for again some times, since an institution's reasons pass; everything else is over.
     *
     * @param words the institution's
     * @param expired whether the authorisation is over
     */
    void refused(PaymentRequest request, String words, boolean expired) {
        OnlinePayment payment = payments.lock(request.paymentId());
        boolean refund = request.step() == PaymentStep.REFUND;
        if (refund && request.refusals() + 1 < properties.refundAttempts()) {
            requests.refusedForNow(request, words);
        } else if (requests.refused(request.id(), words)) {
            if (refund) {
                money.notRefunded(payment, request);
            }
            if (expired) {
                voided(payments.find(payment.id()).orElseThrow().uncaptured(), payment, words);
            }
        }
    }

    /** The institution has given an authorisation, or what was left of it, back by itself. The payment is locked. */
    void voided(Money rest, OnlinePayment payment, String words) {
        if (rest.isPositive()) {
            requests.done(payment.id(), PaymentStep.VOID, rest, payment.institution(), words);
        }
    }

    private void authorised(OnlinePayment payment, boolean orderOpen) {
        if (!orderOpen) {
            intents.voidRest(payment, OnlinePayments.ORDER_CLOSED);
        } else if (payment.captureAtOnce()) {
            intents.capture(payment, payment.uncaptured(), payment.requestedBy());
        }
    }

    private boolean isOrderOpen(OnlinePayment payment) {
        OrderId order = payment.orderId();
        return order == null || fence.admits(order);
    }
}
