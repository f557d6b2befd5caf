package dev.baton.order;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a customer asks for it: well-formed, not yet held against products and customers.
 *
 * @param currency ISO 4217
 * @param couponCodes without repetition, upper case
 */
public record NewOrder(
        Channel channel,
        String externalReference,
        CustomerId customerId,
        String currency,
        @Nullable LocalDate requestedDeliveryDate,
        PaymentMethod paymentMethod,
        List<String> couponCodes,
        ShipTo shipTo,
        List<Line> lines) {

    /**
     * So much of a product; the same product may stand on several lines.
     *
     * @param unit in which the quantity is; null for the product's base unit
     */
    public record Line(Sku sku, Quantity quantity, @Nullable String unit) {

        /** So much in the product's base unit. */
        public Line(Sku sku, Quantity quantity) {
            this(sku, quantity, null);
        }
    }
}
