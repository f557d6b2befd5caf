package dev.baton.sap.reconciliation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run with its report.
 *
 * @param requestedBy who asked for it; {@code timer} for the daily one
 * @param readFrom since when what moves is in flight for it; null while SAP's stock is not read
 * @param finishedAt null while it goes on, or waits for a person
 * @param entries how many entries SAP's stock has; null while it is not read
 * @param compared how many products at plants were compared so far
 * @param toCompare how many are left
 * @param outcomes how many of each
 * @param ignored for how many plants and materials stock was not compared, by why
 */
public record Reconciliation(
        UUID id,
        RunState state,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant readFrom,
        @Nullable Instant finishedAt,
        @Nullable Integer entries,
        int compared,
        int toCompare,
        Map<Outcome, Integer> outcomes,
        Map<Ignored.Reason, Integer> ignored) {}
