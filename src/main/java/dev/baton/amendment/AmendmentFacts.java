package dev.baton.amendment;

import dev.baton.order.LineChanges;
import dev.baton.order.Order;
import dev.baton.platform.money.Money;
import dev.baton.review.ReviewStanding;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the table {@code amendment-review} is asked about. Every key is always there, since a missing input silently matches no rule.
 *
 * @param reviewStatus how far the order was reviewed
 * @param changeMinor by how much the total changes against the one that was approved, in minor units; negative for less
 * @param changePercent the same in percent of that, rounded up to two decimals; 100 where that was nothing
 * @param total the new one, in major units
 * @param newProducts how many products are not on the order yet
 * @param linesAdded how many more lines it has
 * @param quantityIncreased whether there is more of any product, or a new one
 */
public record AmendmentFacts(
        String channel,
        String reviewStatus,
        long changeMinor,
        BigDecimal changePercent,
        BigDecimal total,
        int newProducts,
        int linesAdded,
        boolean quantityIncreased) {

    static AmendmentFacts of(Order order, ReviewStanding standing, Money total, LineChanges changes) {
        Money change = total.minus(standing.total());
        return new AmendmentFacts(order.channel().name(), standing.state().name(), change.minor(),
                percent(change, standing.total()), total.toDecimal(), changes.newProducts(), changes.linesAdded(),
                changes.quantityIncreased());
    }

    private static BigDecimal percent(Money change, Money of) {
        if (of.isZero()) {
            return change.isZero() ? BigDecimal.ZERO : BigDecimal.valueOf(100);
        }
        return BigDecimal.valueOf(change.minor()).multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(of.minor()), 2, RoundingMode.CEILING);
    }
}
