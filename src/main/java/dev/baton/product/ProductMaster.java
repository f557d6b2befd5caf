package dev.baton.product;

import org.jspecify.annotations.Nullable;

/**
 * What the system that keeps the manufacturer's products says of one. All else, such as prices and whether it is listed, is ours.
 *
 * @param unit the base unit, in our word
 * @param discontinued why it is made no more, in words; null while it is made
 */
public record ProductMaster(Sku sku, String name, String category, String unit, @Nullable String discontinued) {}
