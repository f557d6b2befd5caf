package dev.baton.inventory.stocktake;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;

/**
 * What somebody entered of a count.
 *
 * @param expected what the books had at the moment of counting
 * @param countedAt that moment
 */
public record CountEntry(
        Sku sku,
        Quantity quantity,
        Quantity expected,
        Instant countedAt,
        String enteredBy,
        Instant enteredAt) {}
