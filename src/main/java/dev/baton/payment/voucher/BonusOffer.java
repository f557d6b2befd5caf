package dev.baton.payment.voucher;

import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What is added to a recharge.
 *
 * @param percent of the amount that was paid in
 * @param validFor after which what is left of it goes back to us
 */
public record BonusOffer(String rule, BigDecimal percent, Duration validFor) {

    /** Rounded half-up to the minor unit. */
    Money on(Money amount) {
        return amount.percent(percent);
    }
}
