package dev.baton.payment.online.web;

import dev.baton.payment.online.AskedAmount;
import org.jspecify.annotations.Nullable;

/** @param amount in major units of the payment's currency; all that is left unless it is given */
record AmountBody(@Nullable String amount) {

    @Nullable
    AskedAmount asked() {
        return amount == null ? null : new AskedAmount(amount);
    }
}
