package dev.baton.inventory.web;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is to be set aside for a channel, as it was sent.
 *
 * @param quantity in the product's base unit, with what of it is used already
 */
record RingFenceRequest(
        @Nullable String location,
        @Nullable String sku,
        @Nullable String channel,
        @Nullable Quantity quantity) {

    private static final String CHANNEL = "[A-Z][A-Z_]{0,39}";

    /** Which fence is meant. */
    record Place(LocationId location, Sku sku, String channel) {}

    /** What is to be set, free of faults. */
    record Setting(Place place, Quantity quantity) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Setting check() {
        Faults faults = new Faults();
        Place place = place(faults);
        if (quantity == null || !quantity.isPositive()) {
            faults.add("/quantity", "must be a positive number; to set nothing aside any more, delete the fence");
        }
        faults.throwIfInvalid();
        if (place == null || quantity == null) {
            throw new IllegalStateException("a faulty ring fence got through");
        }
        return new Setting(place, quantity);
    }

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Place checkPlace() {
        Faults faults = new Faults();
        Place place = place(faults);
        faults.throwIfInvalid();
        if (place == null) {
            throw new IllegalStateException("a faulty ring fence got through");
        }
        return place;
    }

    private @Nullable Place place(Faults faults) {
        LocationId where = read("/location", location, LocationId::new, faults);
        Sku what = read("/sku", sku, Sku::new, faults);
        if (channel == null || !channel.matches(CHANNEL)) {
            faults.add("/channel", "must be a channel's name, such as RETAILER");
        }
        return where == null || what == null || channel == null ? null : new Place(where, what, channel);
    }

    private static <T> @Nullable T read(
            String pointer,
            @Nullable String text,
            Function<String, T> reading,
            Faults faults) {
        if (text == null || text.isBlank()) {
            faults.add(pointer, "must be given");
            return null;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
            return null;
        }
    }
}
