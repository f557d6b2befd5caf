package dev.baton.returns.web;

import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads parts of requests about returns, and notes what is wrong with them. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> Optional<E> read(String pointer, @Nullable String word, Class<E> type, Faults faults) {
        Optional<E> known = EnumSet.allOf(type).stream().filter(one -> one.name().equals(word)).findFirst();
        if (known.isEmpty()) {
            faults.add(pointer, "must be one of " + EnumSet.allOf(type));
        }
        return known;
    }

    static @Nullable Sku sku(String pointer, @Nullable String sku, Faults faults) {
        try {
            return sku == null ? null : new Sku(sku);
        } catch (IllegalArgumentException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
            return null;
        }
    }

    static @Nullable Quantity quantity(String pointer, @Nullable BigDecimal number, boolean orZero, Faults faults) {
        try {
            if (number != null && number.abs().precision() - number.scale() <= 13 && number.scale() <= 20) {
                Quantity quantity = new Quantity(number);
                if (quantity.isPositive() || orZero && quantity.isZero()) {
                    return quantity;
                }
            }
            faults.add(pointer, orZero ? "must be a number that is not negative" : "must be a positive number");
        } catch (IllegalArgumentException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
        }
        return null;
    }
}
