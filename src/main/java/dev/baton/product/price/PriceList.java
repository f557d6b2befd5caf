package dev.baton.product.price;

import dev.baton.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price list, without its prices.
 *
 * @param name by which files know it
 * @param channel for which it is; null for all
 * @param tier for which it is; null for all
 * @param customerId for whom it is; null for all
 * @param validFrom the first day on which it holds, in the business time zone
 * @param validUntil the last day on which it holds; null while no end is agreed on
 */
public record PriceList(
        UUID id,
        String name,
        @Nullable String channel,
        @Nullable String tier,
        @Nullable CustomerId customerId,
        String currency,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String changedBy,
        Instant changedAt) {

    /** What it is for and when it holds, in words. */
    String words() {
        StringJoiner scope = new StringJoiner(" and ", " for ", "").setEmptyValue(" for everybody");
        add(scope, "customer ", customerId);
        add(scope, "tier ", tier);
        add(scope, "channel ", channel);
        return "Price list " + name + scope + ", from " + validFrom
                + (validUntil == null ? "" : " until " + validUntil);
    }

    private static void add(StringJoiner scope, String of, @Nullable Object what) {
        if (what != null) {
            scope.add(of + what);
        }
    }
}
