package dev.baton.payment.online;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.HoldResult;
import dev.baton.ledger.Ledger;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Commits to asking institutions, within what is left of a payment. The payment is locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PaymentIntents {

    private final PaymentRequests requests;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    PaymentIntents(PaymentRequests requests, Ledger ledger, ApplicationEventPublisher events) {
        this.requests = requests;
        this.ledger = ledger;
        this.events = events;
    }

    void authorise(OnlinePayment payment) {
        intend(payment, PaymentStep.AUTHORISATION, payment.amount(), payment.requestedBy());
    }

    /** @throws ConflictException (409) if less is left of the authorisation */
    void capture(OnlinePayment payment, Money amount, String by) {
        within(amount, payment.uncaptured(), payment, "be captured");
        intend(payment, PaymentStep.CAPTURE, amount, by);
    }

    /** @throws ConflictException (409) if nothing is left of the authorisation */
    void voidRest(OnlinePayment payment, String by) {
        within(payment.uncaptured(), payment.uncaptured(), payment, "be voided");
        intend(payment, PaymentStep.VOID, payment.uncaptured(), by);
    }

    /**
     * Sets the amount aside on the payer's account until the institution has paid it back.
     *
     * @throws ConflictException (409) if less was captured and not refunded, or the account does not have it any more
     */
    void refund(OnlinePayment payment, Money amount, String by) {
        within(amount, payment.refundable(), payment, "be refunded");
        PaymentRequest request = intend(payment, PaymentStep.REFUND, amount, by);
        HoldResult held = ledger.hold(request.ledgerKey(), payment.accountId(),
                AccountId.internal(AccountKind.INSTITUTION, amount.currency()), amount, payment.id().toString());
        if (held instanceof HoldResult.Insufficient insufficient) {
            throw new ConflictException("Account %s has only %s %s left."
                    .formatted(payment.accountId(), insufficient.available(), amount.currency()));
        }
    }

    private PaymentRequest intend(OnlinePayment payment, PaymentStep step, Money amount, String by) {
        PaymentRequest request = requests.intend(payment.id(), step, amount, by);
        events.publishEvent(new PaymentRequested(request.id()));
        return request;
    }

    private static void within(Money amount, Money left, OnlinePayment payment, String what) {
        if (!left.isPositive() || amount.compareTo(left) > 0) {
            throw new ConflictException("The payment is %s: %s %s may %s."
                    .formatted(payment.status(), left, left.currency(), what));
        }
    }
}
