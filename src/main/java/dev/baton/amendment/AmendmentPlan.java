package dev.baton.amendment;

import dev.baton.order.Draft;
import dev.baton.order.LineChanges;
import dev.baton.order.Order;
import dev.baton.order.ReviewAgain;
import dev.baton.promotion.Quote;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment comes to.
 *
 * @param order as it stands
 * @param facts what the table was asked about the review
 * @param answer the rows that matched
 */
record AmendmentPlan(
        Order order,
        Draft draft,
        LineChanges changes,
        Quote price,
        AmendmentFacts facts,
        Object answer,
        ReviewAgain review,
        @Nullable Long rules) {

    AmendmentPreview preview() {
        return new AmendmentPreview(changes.inWords(), price, order.total(), price.total().minus(order.total()),
                !review.keeps(), review, rules == null ? null : rules.toString());
    }
}
