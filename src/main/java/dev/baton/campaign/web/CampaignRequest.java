package dev.baton.campaign.web;

import dev.baton.campaign.NewCampaign;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.Moments;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
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
        @Schema(format = "date-time") @Nullable String starts,
        @Schema(format = "date-time", example = "2026-12-01T12:00:00Z") @Nullable String ends) {

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
        Instant start = Moments.read("/starts", starts, faults);
        Optional<Instant> end = Moments.required("/ends", ends, faults);
        faults.throwIfInvalid();
        return new NewCampaign(named, new Sku(product), Objects.requireNonNull(minimum), maximum,
                start == null ? null : whole(start), whole(end.orElseThrow()));
    }

    /** As finely as a database keeps it. */
    private static Instant whole(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
