package dev.baton.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Which stock is looked at; null stands for all.
 *
 * @param customerId only what is kept at this customer's locations
 */
public record StockFilter(@Nullable String sku, @Nullable String location, @Nullable String customerId) {}
