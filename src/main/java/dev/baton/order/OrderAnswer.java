package dev.baton.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.customer.CustomerId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.product.price.PriceSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the order room itself says about an order; rooms above add the review and the shipments. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OrderAnswer(
        OrderId id,
        String number,
        Channel channel,
        String externalReference,
        CustomerId customerId,
        String currency,
        OrderStatus status,
        PaymentStatus paymentStatus,
        Payment payment,
        List<String> couponCodes,
        @Nullable LocalDate requestedDeliveryDate,
        ShipTo shipTo,
        List<Line> lines,
        Totals totals,
        List<Discount> discounts,
        @Nullable Review review,
        @Nullable Object preOrder,
        @Nullable CustomerId sellerId,
        @Nullable UUID campaign,
        @Nullable String sapSalesOrder,
        List<Object> consignments,
        List<Object> sourcing,
        List<Object> shipments,
        @Nullable ClosingReason closingReason,
        @Nullable String processInstanceKey,
        TrackingToken trackingToken,
        int revision,
        List<AmendedRevision> amendments,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    record Payment(PaymentMethod method) {}

    record Line(
            int lineNo,
            LineKind kind,
            Sku sku,
            String name,
            String unit,
            Quantity quantity,
            Money unitPrice,
            BigDecimal taxRate,
            Money discount,
            Money total,
            Quantity reserved,
            Quantity shipped,
            Quantity delivered,
            Quantity returned,
            Quantity cancelled,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OrderedQuantity ordered,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceSource priceSource) {

        static Line of(OrderLine line) {
            return new Line(
                    line.lineNo(), line.kind(), line.sku(), line.name(), line.unit(), line.everOrdered(),
                    line.unitPrice(),
                    line.taxRate(),
                    line.discount(), line.total(), line.reserved(), line.shipped(), line.delivered(), line.returned(),
                    line.everCancelled(), line.ordered(), line.priceSource());
        }
    }

    record Discount(String policy, String reason, String kind, Money amount) {}

    /** What the order check found where that was the end of the order; any other review is told by the review itself. */
    record Review(String outcome, List<Reason> reasons) {}

    record Reason(String rule, String reason) {}

    static OrderAnswer of(
            Order order,
            List<Pricing.AppliedPolicy> policies,
            List<CheckFault> faults,
            List<AmendedRevision> amendments) {
        Long instance = order.processInstanceKey();
        return new OrderAnswer(
                order.id(),
                order.number(),
                order.channel(),
                order.externalReference(),
                order.customerId(),
                order.currency(),
                order.status(),
                order.paymentStatus(),
                new Payment(order.paymentMethod()),
                order.couponCodes(),
                order.requestedDeliveryDate(),
                order.shipTo(),
                order.lines().stream().map(Line::of).toList(),
                new Totals(order.subtotal(), order.discount(), order.total()),
                policies.stream()
                        .filter(Pricing.AppliedPolicy::isDiscount)
                        .map(policy -> new Discount(policy.policy(), policy.reason(), policy.kind(), policy.amount()))
                        .toList(),
                review(faults),
                null,
                order.sellerId(),
                null,
                order.sapSalesOrder(),
                List.of(),
                List.of(),
                List.of(),
                order.closingReason(),
                instance == null ? null : instance.toString(),
                order.trackingToken(),
                order.revision(),
                amendments,
                order.createdAt(),
                order.updatedAt(),
                order.version());
    }

    private static @Nullable Review review(List<CheckFault> faults) {
        if (faults.stream().noneMatch(CheckFault::isHard)) {
            return null;
        }
        return new Review("REJECT", faults.stream().map(fault -> new Reason(fault.rule(), fault.reason())).toList());
    }
}
