package dev.baton.campaign.web;

import dev.baton.campaign.NewCampaign;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is to be opened.
 *
 * @param minimum of the product that has to be paid by the end, in its base unit
 * @param maximum more than which is not taken; any quantity if it is left out
 * @param starts now if it is left out
 */
record CampaignRequest(
        @Nullable String name,
        @Nullable String sku,
        @Nullable Quantity minimum,
        @Nullable Quantity maximum,
        @Nullable Instant starts,
        @Nullable Instant ends) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SKU = 40;

    /** @throws dev.baton.platform.problem.InvalidRequestException (400) with all faults */
    NewCampaign check() {
        Faults faults = new Faults();
        String named = faults.text("/name", name, LONGEST_NAME);
        String product = faults.text("/sku", sku, LONGEST_SKU);
        if (minimum == null || !minimum.isPositive()) {
            faults.add("/minimum", "must be a number above zero");
        } else if (maximum != null && maximum.compareTo(minimum) < 0) {
            faults.add("/maximum", "must not be less than the minimum");
        }
        if (ends == null) {
            faults.add("/ends", "must be given, such as 2026-12-01T12:00:00Z");
        }
        faults.throwIfInvalid();
        return new NewCampaign(named, new Sku(product), Objects.requireNonNull(minimum), maximum, whole(starts),
                Objects.requireNonNull(whole(ends)));
    }

    /** As finely as a database keeps it. */
    private static @Nullable Instant whole(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
