package dev.baton.payment.online;

import dev.baton.platform.money.Money;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment institution. What it is asked for under one key it does once. Every call goes outside and belongs outside of any
 * transaction.
 */
interface PaymentInstitution {

    /**
     * Asks for something, and answers once the institution has done it.
     *
     * @return the institution's id of the payment
     * @throws PaymentRefusal if it does not do it
     * @throws InstitutionUnavailable if it is not known whether it has
     */
    String ask(Wish wish);

    /**
     * Looks for what was asked for, by its key.
     *
     * @return the institution's id of the payment; empty if the institution knows of no such request
     * @throws PaymentRefusal if it was asked and has not done it
     * @throws InstitutionUnavailable if it could not be looked for
     */
    Optional<String> find(Wish wish);

    /**
     * What is asked for.
     *
     * @param key ours, under which it is done once
     * @param payment the institution's id of the payment; null for an authorisation, which makes it
     * @param reference ours of the payment
     */
    record Wish(String key, PaymentStep step, @Nullable String payment, String reference, Money amount) {

        /** The institution's id of the payment that this follows. */
        String paymentKnown() {
            return Objects.requireNonNull(payment, "only an authorised payment goes on");
        }
    }
}
