package dev.baton.payment.online;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Leg;
import dev.baton.payment.Grants;
import dev.baton.payment.Payments;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books what institutions have done, and tells subscribers. The payment is locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PaymentMoney {

    private final Ledger ledger;
    private final Grants grants;
    private final Payments payments;
    private final PaymentIntents intents;
    private final OutgoingEvents events;

    PaymentMoney(Ledger ledger, Grants grants, Payments payments, PaymentIntents intents, OutgoingEvents events) {
        this.ledger = ledger;
        this.grants = grants;
        this.payments = payments;
        this.intents = intents;
        this.events = events;
    }

    /**
     * Puts what was captured on the payer's account, for the order that it pays before all who wait there.
     *
     * @param orderOpen false if the order has been closed meanwhile: then it goes back to the payer
     */
    void captured(OnlinePayment payment, PaymentRequest request, boolean orderOpen) {
        AccountId account = payment.accountId();
        OrderId order = payment.orderId();
        ledger.lock(account);
        ledger.transfer(request.ledgerKey(), institutions(request), account, request.amount(), "online payment",
                payment.id().toString());
        if (!orderOpen) {
            intents.refund(payment, request.amount(), OnlinePayments.ORDER_CLOSED);
        } else if (order != null) {
            payments.holdPaid(order);
        }
        grants.serve(account);
        tell("payment.captured", payment, request);
    }

    void refunded(OnlinePayment payment, PaymentRequest request) {
        ledger.post(request.ledgerKey(), List.of(new Leg(institutions(request), request.amount(), "refund")));
        tell("payment.refunded", payment, request);
    }

    /** What was set aside for a refund that does not come is for those who wait. */
    void notRefunded(OnlinePayment payment, PaymentRequest request) {
        ledger.voidHold(request.ledgerKey());
        grants.serve(payment.accountId());
    }

    private static AccountId institutions(PaymentRequest request) {
        return AccountId.internal(AccountKind.INSTITUTION, request.amount().currency());
    }

    private void tell(String type, OnlinePayment payment, PaymentRequest request) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("paymentId", payment.id().toString());
        data.put("accountId", payment.accountId().value());
        OrderId order = payment.orderId();
        if (order != null) {
            data.put("orderId", order.toString());
        }
        data.put("amount", request.amount().toMajor());
        data.put("currency", request.amount().currency());
        events.publish(payment.subject(), type, data);
    }
}
