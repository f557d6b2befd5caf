package dev.baton.settlement.share;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was given back of an order's money after it was settled.
 *
 * @param paidBack what institutions were asked to pay back to who paid online; the rest stays on the customer's prepaid account
 * @param parts what each share has given of it
 */
public record OrderRefund(
        UUID id,
        OrderId orderId,
        Money amount,
        String currency,
        Money paidBack,
        String reason,
        String refundedBy,
        Instant refundedAt,
        List<Part> parts) {

    public OrderRefund {
        parts = List.copyOf(parts);
    }

    /**
     * @param settlement the number of the document whose share it is
     * @param afterPayout whether it came from where the share was paid out to
     */
    public record Part(String settlement, Party party, Money amount, boolean afterPayout) {}
}
