package dev.baton.payment.reconciliation.statement;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a statement is. All counts are of entries, and add up to {@code entries}.
 *
 * @param account our account at the bank
 * @param number the bank's id of the statement
 * @param waiting are still to be matched
 * @param matched are explained, by a rule or a person
 * @param proposed wait for a person who confirms what fits
 * @param open wait for a person since nothing fits, or are booked as received from nobody knows whom
 * @param differing name what is expected, but in another amount
 * @param elsewhere are on the statement too, but came with an earlier one and count there
 */
public record StatementProgress(
        UUID id,
        String account,
        String number,
        Status status,
        int entries,
        int waiting,
        int matched,
        int proposed,
        int open,
        int differing,
        int elsewhere,
        String importedBy,
        Instant importedAt) {

    /** Whether all entries have been matched as far as rules can. */
    public enum Status {
        MATCHING, DONE
    }
}
