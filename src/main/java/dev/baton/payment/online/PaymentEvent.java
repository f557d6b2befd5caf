package dev.baton.payment.online;

import dev.baton.payment.Amounts;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A notification that is complete.
 *
 * @param requestKey our key of the request that this is the outcome of; null where the institution does not tell it
 */
record PaymentEvent(
        String eventId,
        Type type,
        String paymentId,
        String reference,
        Money amount,
        @Nullable String requestKey) {

    private static final int LONGEST = 100;

    enum Type {
        AUTHORISED, CAPTURED, FAILED, VOIDED, REFUNDED
    }

    /** @throws dev.baton.platform.problem.InvalidRequestException with all that is missing or wrong */
    static PaymentEvent check(Notification notification) {
        Faults faults = new Faults();
        String eventId = faults.text("/eventId", notification.eventId(), LONGEST);
        Optional<Type> type = type(faults.text("/type", notification.type(), LONGEST), faults);
        String paymentId = faults.text("/paymentId", notification.paymentId(), LONGEST);
        String reference = faults.text("/reference", notification.reference(), LONGEST);
        Optional<Money> amount = Amounts.read(notification.amount(), notification.currency(), faults);
        faults.throwIfInvalid();
        return new PaymentEvent(eventId, type.orElseThrow(), paymentId, reference, amount.orElseThrow(),
                notification.requestKey());
    }

    private static Optional<Type> type(String word, Faults faults) {
        Optional<Type> type = Arrays.stream(Type.values()).filter(each -> each.name().equals(word)).findFirst();
        if (type.isEmpty() && !word.isEmpty()) {
            faults.add("/type", "must be one of " + Arrays.toString(Type.values()));
        }
        return type;
    }

    /** What happened, in words. */
    String inWords() {
        return type + " of " + amount + " " + amount.currency();
    }
}
