package dev.baton.payment.online;

import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that an institution is or was asked for.
 *
 * @param requestedBy who wished it; an institution that did it by itself
 * @param attempts how often the institution was asked
 * @param refusals how often it has refused and was asked again
 * @param message why it has not succeeded so far; null where nothing is wrong
 * @param nextAttemptAt when it is tried again; null once it has ended
 */
public record PaymentRequest(
        UUID id,
        UUID paymentId,
        PaymentStep step,
        Money amount,
        State state,
        String requestedBy,
        Instant requestedAt,
        int attempts,
        int refusals,
        @Nullable String message,
        @Nullable Instant nextAttemptAt) {

    /** Where a request stands. */
    public enum State {
        /** Asked for, or about to be; the answer is not known. */
        INTENT, DONE, REFUSED
    }

    /** Under which the institution does it once, and finds it. One that was refused is another one when it is asked for again. */
    String key() {
        return refusals == 0 ? id.toString() : id + ":" + refusals;
    }

    /** Whether this is the request that a notification names, now or before a refusal. */
    boolean isKnownAs(String named) {
        return named.equals(id.toString()) || named.startsWith(id + ":");
    }

    /** Under which it moves money in the ledger. */
    String ledgerKey() {
        return "payment:" + id;
    }
}
