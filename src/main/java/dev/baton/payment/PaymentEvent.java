package dev.baton.payment;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A notification that is complete. */
record PaymentEvent(String eventId, String type, String paymentId, String reference, Money amount) {

    private static final String CAPTURED = "CAPTURED";
    private static final Set<String> TYPES = Set.of("AUTHORISED", CAPTURED, "FAILED", "VOIDED", "REFUNDED");

    /** @throws dev.baton.platform.problem.InvalidRequestException with all that is missing or wrong */
    static PaymentEvent check(Notification notification) {
        Faults faults = new Faults();
        String eventId = text("/eventId", notification.eventId(), faults);
        String type = text("/type", notification.type(), faults);
        if (!type.isEmpty() && !TYPES.contains(type)) {
            faults.add("/type", "must be one of AUTHORISED, CAPTURED, FAILED, VOIDED, REFUNDED");
        }
        String paymentId = text("/paymentId", notification.paymentId(), faults);
        String reference = text("/reference", notification.reference(), faults);
        Money amount = amount(notification, faults);
        faults.throwIfInvalid();
        return new PaymentEvent(eventId, type, paymentId, reference, amount);
    }

    boolean isCapture() {
        return type.equals(CAPTURED);
    }

    private static String text(String pointer, @Nullable String value, Faults faults) {
        if (value == null || value.isBlank() || value.length() > 100) {
            faults.add(pointer, "must be given, with up to 100 characters");
            return "";
        }
        return value.strip();
    }

    private static Money amount(Notification notification, Faults faults) {
        String amount = text("/amount", notification.amount(), faults);
        String currency = text("/currency", notification.currency(), faults);
        try {
            return Money.parse(amount, currency);
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            if (!amount.isEmpty() && !currency.isEmpty()) {
                faults.add("/amount", String.valueOf(unreadable.getMessage()));
            }
            return new Money(0, "XXX");
        }
    }
}
