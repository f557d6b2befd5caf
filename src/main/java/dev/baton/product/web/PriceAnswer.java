package dev.baton.product.web;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import dev.baton.product.price.PriceSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a product costs, and why.
 *
 * @param day in the business time zone, on which it costs that
 * @param listed whether it can be ordered, of the seller where one was asked about
 * @param unitPrice of one base unit, VAT included
 */
record PriceAnswer(
        Sku sku,
        LocalDate day,
        @Nullable CustomerId customerId,
        @Nullable String channel,
        @Nullable CustomerId sellerId,
        boolean listed,
        String currency,
        Money unitPrice,
        PriceSource priceSource,
        String reason) {}
