package dev.baton.product;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads products and quantities as callers write them. What cannot be read is null, and noted under its JSON pointer. */
public final class GoodsFields {

    private GoodsFields() {}

    /** A product's number, which must be given. */
    public static @Nullable Sku sku(String pointer, @Nullable String sku, Faults faults) {
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

    /** A quantity above zero, in the product's base unit. */
    public static @Nullable Quantity some(String pointer, @Nullable BigDecimal number, Faults faults) {
        if (number == null || number.signum() <= 0) {
            faults.add(pointer, "must be a positive number");
            return null;
        }
        return quantity(pointer, number, faults);
    }

    /** A quantity that may be zero, in the product's base unit. */
    public static @Nullable Quantity someOrNone(String pointer, @Nullable BigDecimal number, Faults faults) {
        if (number == null || number.signum() < 0) {
            faults.add(pointer, "must be a number that is not negative");
            return null;
        }
        return quantity(pointer, number, faults);
    }

    private static @Nullable Quantity quantity(String pointer, BigDecimal number, Faults faults) {
        try {
            return new Quantity(number);
        } catch (IllegalArgumentException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
            return null;
        }
    }
}
