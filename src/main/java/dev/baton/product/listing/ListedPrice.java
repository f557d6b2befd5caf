package dev.baton.product.listing;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.InvalidRequestException;

/** Reads prices as sellers send them. */
public final class ListedPrice {

    private ListedPrice() {}

    /** @throws InvalidRequestException (400) at {@code /price} if this is no price */
    public static Money read(String major, String currency) {
        try {
            Money price = Money.parse(major, currency);
            if (!price.isNegative()) {
                return price;
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw new InvalidRequestException("/price", String.valueOf(unreadable.getMessage()));
        }
        throw new InvalidRequestException("/price", "must not be negative");
    }
}
