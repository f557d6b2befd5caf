package dev.baton.product.price;

import static dev.baton.trade.Trade.CURRENCY;
import static dev.baton.trade.Trade.name;

import dev.baton.customer.CustomerId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Terms of price lists, as tests agree on them. */
final class Agreed {

    static final LocalDate DAY = LocalDate.parse("2030-06-15");

    private Agreed() {}

    /** A list that has begun long before the day and does not end. */
    static PriceListTerms on(@Nullable CustomerId customer, @Nullable String tier, @Nullable String channel) {
        return on(customer, tier, channel, DAY.minusYears(1), null);
    }

    static PriceListTerms on(
            @Nullable CustomerId customer,
            @Nullable String tier,
            @Nullable String channel,
            LocalDate from,
            @Nullable LocalDate until) {
        return new PriceListTerms(name("list"), channel, tier, customer, CURRENCY, from, until);
    }

    static PriceListTerms from(LocalDate day) {
        return on(null, null, "DISTRIBUTOR", day, null);
    }

}
