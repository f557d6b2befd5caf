package dev.baton.order;

import dev.baton.order.cancellation.Asker;
import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a request to cancel an order, made now.
 *
 * @param hindrance why it would be refused; null if it would be taken, also if it was before
 * @param asker as whom the caller would ask
 * @param rule the row of the table that decides; null where none is asked: the goods have left, or the order is being undone or has ended
 * @param ruleReason what that row says; null likewise
 * @param fee what would be kept of the money held, tax included
 */
public record CancellationOutlook(
        Order order,
        @Nullable String hindrance,
        Asker asker,
        @Nullable String rule,
        @Nullable String ruleReason,
        Money fee) {

    public boolean possible() {
        return hindrance == null;
    }
}
