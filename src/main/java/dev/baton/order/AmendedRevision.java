package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amendment of an order.
 *
 * @param revision that it made
 * @param changes each in words
 * @param replaced the goods as they were ordered in the revision before
 * @param totalBefore of the revision before; null where it was not kept
 * @param totalAfter what the new lines were said to cost; null if that was not reckoned
 * @param review whether it had the order reviewed again; null if the rules were not asked, so that it had
 */
public record AmendedRevision(
        int revision,
        AmendmentKind kind,
        Instant at,
        String by,
        @Nullable String reason,
        List<String> changes,
        List<Replaced> replaced,
        @Nullable Money totalBefore,
        @Nullable Money totalAfter,
        @Nullable ReviewAgain review) {

    /** A line of goods before it was replaced. */
    public record Replaced(int lineNo, Sku sku, Quantity quantity) {}

    /** Whether an order that costs so much keeps the approval that it had before this amendment. */
    public boolean keepsApprovalAt(Money total) {
        return review != null && review.keeps() && total.equals(totalAfter);
    }
}
