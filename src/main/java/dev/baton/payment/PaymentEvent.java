package dev.baton.payment;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.List;
import java.util.Optional;

/** A notification that is complete. */
record PaymentEvent(String eventId, String type, String paymentId, String reference, Money amount) {

    private static final int LONGEST = 100;
    private static final String CAPTURED = "CAPTURED";
    private static final List<String> TYPES = List.of("AUTHORISED", CAPTURED, "FAILED", "VOIDED", "REFUNDED");

    /** @throws dev.baton.platform.problem.InvalidRequestException with all that is missing or wrong */
    static PaymentEvent check(Notification notification) {
        Faults faults = new Faults();
        String eventId = faults.text("/eventId", notification.eventId(), LONGEST);
        String type = faults.text("/type", notification.type(), LONGEST);
        if (!type.isEmpty() && !TYPES.contains(type)) {
            faults.add("/type", "must be one of " + String.join(", ", TYPES));
        }
        String paymentId = faults.text("/paymentId", notification.paymentId(), LONGEST);
        String reference = faults.text("/reference", notification.reference(), LONGEST);
        Optional<Money> amount = Amounts.read(notification.amount(), notification.currency(), faults);
        faults.throwIfInvalid();
        return new PaymentEvent(eventId, type, paymentId, reference, amount.orElseThrow());
    }

    boolean isCapture() {
        return type.equals(CAPTURED);
    }
}
