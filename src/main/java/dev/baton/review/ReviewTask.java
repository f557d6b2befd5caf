package dev.baton.review;

import java.util.List;

/**
 * What the form {@code order-review} shows: texts for eyes, none of them about a consumer.
 *
 * @param externalReference the customer's own number of the order
 * @param customer id and name of the buying company
 * @param requestedDelivery a date, or words where none was asked for
 * @param balance what the customer can still spend with this order held
 * @param stock whether there is enough of its goods
 * @param risk that the order is held, or to be looked at, for its risk; empty where it is not
 */
public record ReviewTask(
        String orderNumber,
        String externalReference,
        String customer,
        String customerTier,
        String requestedDelivery,
        String payment,
        String balance,
        String stock,
        String risk,
        List<Line> lines,
        List<Discount> discounts,
        List<Reason> reasons,
        String subtotal,
        String discount,
        String total) {

    public record Line(String line, String product, String quantity, String unitPrice, String discount, String total) {}

    /** @param policy its id */
    public record Discount(String policy, String reason, String amount) {}
}
