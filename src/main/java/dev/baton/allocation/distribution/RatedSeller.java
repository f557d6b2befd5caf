package dev.baton.allocation.distribution;

import dev.baton.customer.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A distributor as the rules have rated it for an order.
 *
 * @param rank its place among those that may have the order, from 1; null for one that may not
 * @param points what the rules that match give it together
 * @param reasons the rules that match; of one that may not have it at least one says so
 */
record RatedSeller(CustomerId seller, @Nullable Integer rank, int points, List<Reason> reasons) {

    /** What a rule says of it. */
    record Reason(String rule, String reason, boolean eligible, int points) {}

    RatedSeller {
        reasons = List.copyOf(reasons);
    }

    boolean isEligible() {
        return rank != null;
    }

    RatedSeller ranked(int rank) {
        return new RatedSeller(seller, rank, points, reasons);
    }
}
