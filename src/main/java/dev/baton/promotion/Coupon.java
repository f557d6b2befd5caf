package dev.baton.promotion;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A code that orders may name. What it is worth, the rules say.
 *
 * @param validFrom the first day on which it may be named; null from ever
 * @param validTo the last one; null for ever
 */
public record Coupon(String code, String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {

    /** @throws IllegalArgumentException if it would never be valid, or its code is too long */
    public Coupon {
        code = code.strip().toUpperCase(Locale.ROOT);
        if (code.isEmpty() || code.length() > 40) {
            throw new IllegalArgumentException("code must have 1 to 40 characters");
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("validTo must not lie before validFrom");
        }
    }

    boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
