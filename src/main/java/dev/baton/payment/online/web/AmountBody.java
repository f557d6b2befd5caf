package dev.baton.payment.online.web;

import dev.baton.payment.online.AskedAmount;
import org.jspecify.annotations.Nullable;

/**
 * @param amount in major units of the payment's currency; all that is left unless it is given
 * @param currency of the payment, which is meant where none is given
 */
record AmountBody(@Nullable String amount, @Nullable String currency) {

    @Nullable
    AskedAmount asked() {
        return amount == null && currency == null ? null : new AskedAmount(amount, currency);
    }
}
