package dev.baton.sap.products;

import dev.baton.product.MasterChange;
import org.jspecify.annotations.Nullable;

/**
 * What became of a material in a run.
 *
 * @param sku the product that it is with us; null where that cannot be told
 * @param detail what has changed, or why nothing may; empty where nothing has
 */
public record SynchronisedProduct(String material, @Nullable String sku, MasterChange.Kind outcome, String detail) {}
