package dev.baton.order;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as a customer asks for it: well-formed, not yet held against products and customers.
 *
 * @param currency ISO 4217
 * @param couponCodes without repetition, upper case
 * @param campaign the group-buy campaign that it wants to take part in; null for none
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
        List<Line> lines,
        @Nullable UUID campaign) {

    /** An order that takes part in no campaign. */
    public NewOrder(
            Channel channel,
            String externalReference,
            CustomerId customerId,
            String currency,
            @Nullable LocalDate requestedDeliveryDate,
            PaymentMethod paymentMethod,
            List<String> couponCodes,
            ShipTo shipTo,
            List<Line> lines) {
        this(channel, externalReference, customerId, currency, requestedDeliveryDate, paymentMethod, couponCodes,
                shipTo, lines, null);
    }

    /**
     * So much of a product; the same product may stand on several lines.
     *
     * @param unit in which the quantity is; null for the product's base unit
     * @param agreed the price of a base unit, where another one than today's was agreed; null otherwise
     */
    public record Line(Sku sku, Quantity quantity, @Nullable String unit, @Nullable Money agreed) {

        public Line(Sku sku, Quantity quantity, @Nullable String unit) {
            this(sku, quantity, unit, null);
        }

        /** So much in the product's base unit. */
        public Line(Sku sku, Quantity quantity) {
            this(sku, quantity, null);
        }
    }
}
