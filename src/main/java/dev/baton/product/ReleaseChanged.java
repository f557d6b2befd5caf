package dev.baton.product;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A product is sold from another day on than before. Published within the transaction that changes it.
 *
 * @param releaseOn the day; null if it is sold already
 */
public record ReleaseChanged(Sku sku, @Nullable LocalDate releaseOn) {}
