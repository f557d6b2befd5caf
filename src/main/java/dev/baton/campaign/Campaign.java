package dev.baton.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group-buy campaign as it stood when it was read.
 *
 * @param minimum of the product, in its base unit, that has to be paid by the end
 * @param maximum more than which is not taken; null for any quantity
 * @param starts from when orders are taken
 * @param ends until when they are, and until when what is paid counts
 * @param decidedBy {@code process}, or who has cancelled it
 * @param orderedWhenDecided what was ordered when it was decided and not cancelled before, paid or not: a campaign that is missed has its
 *     orders cancelled; null while it is open, and of those decided before this was kept
 * @param counted what was paid at its end, as the decision counted it; null unless it was reached or missed
 */
public record Campaign(
        UUID id,
        String name,
        Sku sku,
        Quantity minimum,
        @JsonInclude @Nullable Quantity maximum,
        Instant starts,
        Instant ends,
        CampaignStatus status,
        String openedBy,
        Instant openedAt,
        @JsonInclude @Nullable Instant decidedAt,
        @JsonInclude @Nullable String decidedBy,
        @JsonInclude @Nullable Quantity orderedWhenDecided,
        @JsonInclude @Nullable Quantity counted) {

    boolean isOpen() {
        return status == CampaignStatus.OPEN;
    }

    /** Whether orders are taken for it. */
    boolean takes(Instant now) {
        return isOpen() && !now.isBefore(starts) && now.isBefore(ends);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(ends);
    }
}
