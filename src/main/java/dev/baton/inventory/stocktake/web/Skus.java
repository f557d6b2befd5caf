package dev.baton.inventory.stocktake.web;

import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import org.jspecify.annotations.Nullable;

/** Reads product numbers as callers write them. */
final class Skus {

    private Skus() {}

    /** @return null if it is none, which is then noted */
    static @Nullable Sku read(@Nullable String sku, String pointer, Faults faults) {
        if (sku == null || sku.isBlank()) {
            faults.add(pointer, "must be given");
            return null;
        }
        try {
            return new Sku(sku);
        } catch (IllegalArgumentException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
            return null;
        }
    }
}
