package dev.baton.product.listing;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a distributor says of a product to its retailers.
 *
 * @param price of one base unit, VAT included; null for the price that it has anyway
 * @param version counts up from 1 with each change
 */
public record Listing(
        CustomerId sellerId,
        Sku sku,
        boolean listed,
        @Nullable Money price,
        String currency,
        long version,
        String changedBy,
        Instant changedAt) {}
