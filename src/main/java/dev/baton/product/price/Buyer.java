package dev.baton.product.price;

import dev.baton.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a price is for. What is not known of a buyer, no list that asks for it fits.
 *
 * @param tier of the customer
 * @param channel through which it buys
 */
public record Buyer(@Nullable CustomerId customer, @Nullable String tier, @Nullable String channel) {}
