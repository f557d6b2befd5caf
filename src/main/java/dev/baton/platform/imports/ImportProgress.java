package dev.baton.platform.imports;

import java.time.Instant;
import java.util.List;

/**
 * How far an import is. All counts are of rows.
 *
 * @param refusals the first thousand
 */
public record ImportProgress(
        ImportId id,
        String kind,
        Status status,
        int rows,
        int processed,
        int accepted,
        int duplicate,
        int refused,
        List<Refusal> refusals,
        Instant createdAt) {

    /** Whether an import waits, is being worked off, or has been. */
    public enum Status {
        RECEIVED, RUNNING, DONE
    }
}
