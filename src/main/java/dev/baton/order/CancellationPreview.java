package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cancellation would do now.
 *
 * @param possible whether it would be taken
 * @param hindrance why not; null if it would be
 * @param refunded what the customer gets back
 */
public record CancellationPreview(
        boolean possible,
        @Nullable String hindrance,
        Money refunded,
        String currency,
        List<Released> released,
        List<Reversed> reversed) {

    /** Stock that is free again. */
    public record Released(Sku sku, Quantity quantity, @Nullable String location) {}

    /** A document that is reversed. */
    public record Reversed(String document, String number) {}
}
