package dev.baton.order;

import dev.baton.order.cancellation.Asker;
import org.jspecify.annotations.Nullable;

/** Why an order is undone. */
public enum ClosingReason {
    CHECK_FAILED("The order check found a fault that rules the order out"),
    REVIEW_REJECTED("The review rejected the order"),
    REVIEW_DEADLINE("Nobody decided or amended the order in time"),
    PAYMENT_DEADLINE("The money did not arrive in time"),
    NOBODY_TAKES_IT("No distributor takes the order"),
    STOCK_DEADLINE("The stock did not arrive in time"),
    CAMPAIGN_MISSED("The campaign that the order takes part in did not come about"),
    SAP_REFUSED("SAP refused the sales order"),
    CANCEL_REQUESTED("The cancellation was asked for");

    private final String words;

    ClosingReason(String words) {
        this.words = words;
    }

    /** How an order ends that is closed for this reason. */
    OrderStatus end() {
        return this == CHECK_FAILED || this == REVIEW_REJECTED ? OrderStatus.REJECTED : OrderStatus.CANCELLED;
    }

    /** Whether it is about time running out, which an amendment that came just before overtakes. */
    boolean isDeadline() {
        return this == REVIEW_DEADLINE || this == PAYMENT_DEADLINE || this == STOCK_DEADLINE;
    }

    /** On whose behalf the rules of cancelling are asked once the process has decided it; null where they are not. */
    @Nullable
    Asker asker() {
        if (this == REVIEW_REJECTED) {
            return Asker.REVIEWER;
        }
        return isDeadline() ? Asker.DEADLINE : null;
    }

    /** For the timeline. */
    String inWords() {
        return words;
    }
}
