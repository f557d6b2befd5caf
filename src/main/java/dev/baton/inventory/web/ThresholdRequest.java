package dev.baton.inventory.web;

import dev.baton.inventory.StockKey;
import dev.baton.inventory.Threshold;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product should be available at a location, in its base unit.
 *
 * @param maximum null for no bound
 */
record ThresholdRequest(
        @Nullable String location,
        @Nullable String sku,
        @Nullable Quantity minimum,
        @Nullable Quantity safety,
        @Nullable Quantity maximum) {

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Threshold check() {
        Faults faults = new Faults();
        LocationId place = read(location, LocationId::new, "/location", faults);
        Sku product = read(sku, Sku::new, "/sku", faults);
        Quantity least = quantity(minimum, "/minimum", faults);
        Quantity kept = quantity(safety, "/safety", faults);
        if (faults.isEmpty() && kept.compareTo(least) < 0) {
            faults.add("/safety", "must not be below the minimum");
        }
        if (maximum != null && maximum.compareTo(kept) < 0) {
            faults.add("/maximum", "must not be below the safety stock");
        }
        faults.throwIfInvalid();
        if (place == null || product == null) {
            throw new IllegalStateException("a faulty threshold got through");
        }
        return new Threshold(new StockKey(place, product), least, kept, maximum);
    }

    private static Quantity quantity(@Nullable Quantity given, String pointer, Faults faults) {
        if (given == null || given.isNegative()) {
            faults.add(pointer, "must be a number from 0");
            return Quantity.ZERO;
        }
        return given;
    }

    private static <T> @Nullable T read(
            @Nullable String given,
            Function<String, T> reading,
            String pointer,
            Faults faults) {
        try {
            return reading.apply(given == null ? "" : given);
        } catch (IllegalArgumentException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
            return null;
        }
    }
}
