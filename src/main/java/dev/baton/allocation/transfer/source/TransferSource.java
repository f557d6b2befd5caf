package dev.baton.allocation.transfer.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.inventory.location.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * A location that a transfer could come from.
 *
 * @param rule the row of {@code transfer-rule}; null where the table was not asked
 * @param reason why it is or is not the source, in words
 * @param rank by the rules, the lowest is the best; null where it is not allowed
 * @param facts what the table was asked; null where it was not
 */
public record TransferSource(
        LocationId location,
        Outcome outcome,
        @JsonInclude @Nullable String rule,
        String reason,
        @JsonInclude @Nullable Integer rank,
        @Nullable SourceFacts facts) {

    /** What became of a source. */
    public enum Outcome {
        /** The transfer comes from there. */
        CHOSEN,
        /** The rules allow it, but another is better. */
        ALLOWED,
        /** The rules do not allow it. */
        DENIED,
        /** It has not enough. */
        LACKING,
        /** It had not enough any more when the stock was to be reserved. */
        SHORT,
        /** Its stock proved not to be there. */
        WITHDRAWN;

        /** Whether it is not asked again. */
        public boolean isOut() {
            return this == SHORT || this == WITHDRAWN;
        }
    }

    static TransferSource without(LocationId location, Outcome outcome, String reason) {
        return new TransferSource(location, outcome, null, reason, null, null);
    }
}
