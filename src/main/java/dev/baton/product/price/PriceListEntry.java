package dev.baton.product.price;

import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import java.time.Instant;

/**
 * A price in a list.
 *
 * @param price of one base unit, VAT included
 */
public record PriceListEntry(Sku sku, Money price, String changedBy, Instant changedAt) {}
