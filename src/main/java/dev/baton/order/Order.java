package dev.baton.order;

import dev.baton.customer.CustomerId;
import dev.baton.order.decision.DecisionLog;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stood when it was read.
 *
 * @param number ours, such as {@code BO-2026-000123}; also SAP's PurchaseOrderByCustomer
 * @param externalReference the customer's own, unique per customer and channel
 * @param sellerId the distributor that has taken it; null before, and where the manufacturer sells
 * @param locationId where its stock is reserved; null before
 * @param sapNetAmount what SAP made of it without tax, if it said so
 * @param closingReason why it is being undone or was; null while it lives
 * @param revision 1, and one more for each amendment
 * @param processInstanceKey the instance that drives it; null until one has claimed it
 * @param version counts every change
 */
public record Order(
        OrderId id,
        String number,
        Channel channel,
        String externalReference,
        CustomerId customerId,
        String currency,
        OrderStatus status,
        PaymentStatus paymentStatus,
        PaymentMethod paymentMethod,
        List<String> couponCodes,
        @Nullable LocalDate requestedDeliveryDate,
        ShipTo shipTo,
        List<OrderLine> lines,
        Money subtotal,
        Money discount,
        Money total,
        @Nullable CustomerId sellerId,
        @Nullable String locationId,
        @Nullable String sapSalesOrder,
        @Nullable Money sapNetAmount,
        @Nullable ClosingReason closingReason,
        int revision,
        @Nullable Long processInstanceKey,
        @Nullable Long processDefinitionKey,
        String placedBy,
        TrackingToken trackingToken,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** What is decided on when rules or people decide about it now. */
    DecisionLog.Basis basis() {
        return new DecisionLog.Basis(revision, processDefinitionKey);
    }

    /** The lines that stock is reserved and shipped for, without charges. */
    public List<OrderLine> goods() {
        return lines.stream().filter(OrderLine::isGoods).toList();
    }
}
