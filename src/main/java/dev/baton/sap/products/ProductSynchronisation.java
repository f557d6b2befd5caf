package dev.baton.sap.products;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.product.MasterChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run with its progress.
 *
 * @param requestedBy who asked for it; {@code timer} for the daily one
 * @param changedSince only what SAP has changed since; null for everything
 * @param outcomes of how many materials it came to what so far
 * @param finishedAt null while it goes on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProductSynchronisation(
        UUID id,
        State state,
        String requestedBy,
        Instant startedAt,
        @Nullable LocalDate changedSince,
        int processed,
        Map<MasterChange.Kind, Integer> outcomes,
        @Nullable Instant finishedAt) {

    public enum State {
        RUNNING, DONE,
        /** It did not get on, and was given up. */
        FAILED
    }

    /** The same, with what its materials came to. */
    ProductSynchronisation with(Map<MasterChange.Kind, Integer> outcomes) {
        return new ProductSynchronisation(id, state, requestedBy, startedAt, changedSince,
                outcomes.values().stream().mapToInt(Integer::intValue).sum(), outcomes, finishedAt);
    }
}
