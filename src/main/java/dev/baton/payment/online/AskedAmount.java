package dev.baton.payment.online;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a payment as it is asked for.
 *
 * @param major in major units of the payment's currency; null for all that there is
 * @param currency that must be the payment's; null if none is named
 */
public record AskedAmount(@Nullable String major, @Nullable String currency) {

    /**
     * What is meant: all that there is where no amount is asked for.
     *
     * @throws RefusedException (422) if it is no positive amount, or in another currency
     */
    static Money of(@Nullable AskedAmount asked, Money all) {
        return asked == null ? all : asked.of(all);
    }

    private Money of(Money all) {
        if (currency != null && !currency.equals(all.currency())) {
            throw new RefusedException("/currency", "the payment is in " + all.currency());
        }
        if (major == null) {
            return all;
        }
        Money amount = read(major, all.currency());
        if (!amount.isPositive()) {
            throw new RefusedException("/amount", "must be positive");
        }
        return amount;
    }

    private static Money read(String major, String currency) {
        try {
            return Money.parse(major, currency);
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw new RefusedException("/amount", String.valueOf(unreadable.getMessage()));
        }
    }
}
