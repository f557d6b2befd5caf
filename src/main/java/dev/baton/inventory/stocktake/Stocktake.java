package dev.baton.inventory.stocktake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.inventory.location.LocationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A count of a location's stock.
 *
 * @param number the document under which its differences are posted
 * @param allProducts whether everything at the location is counted; else what was named
 * @param expiresAt when it is given up unless it is complete
 * @param completedAt when it was last complete; null until then
 * @param rule the rule of {@code stocktake-tolerance} that judged the differences; null until then
 * @param ruleReason that rule's reason
 * @param endedAt null while it is open
 * @param note why it was rejected or abandoned; empty if it was not
 */
public record Stocktake(
        UUID id,
        String number,
        LocationId location,
        StocktakeMode mode,
        boolean allProducts,
        StocktakeState state,
        String openedBy,
        Instant openedAt,
        Instant expiresAt,
        @JsonInclude @Nullable String completedBy,
        @JsonInclude @Nullable Instant completedAt,
        @JsonInclude @Nullable String rule,
        @JsonInclude @Nullable String ruleReason,
        @JsonInclude @Nullable Instant endedAt,
        String note) {}
