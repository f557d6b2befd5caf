package dev.baton.payment.online;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a payment as it is asked for.
 *
 * @param major in major units of the payment's currency
 */
public record AskedAmount(String major) {

    /**
     * What is meant: all that there is where no amount is asked for.
     *
     * @throws RefusedException (422) if it is no positive amount
     */
    static Money of(@Nullable AskedAmount asked, Money all) {
        return asked == null ? all : asked.in(all.currency());
    }

    private Money in(String currency) {
        Money amount = read(currency);
        if (!amount.isPositive()) {
            throw new RefusedException("/amount", "must be positive");
        }
        return amount;
    }

    private Money read(String currency) {
        try {
            return Money.parse(major, currency);
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw new RefusedException("/amount", String.valueOf(unreadable.getMessage()));
        }
    }
}
