package dev.baton.payment.reconciliation;

import dev.baton.ledger.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about an entry.
 *
 * @param account on which it is booked; null unless it is assigned
 * @param note in the person's own words
 * @param seen what a task showed the person as proposed, in the words of {@link TaskSheet}; null for who reads it over HTTP
 */
public record Resolution(Decision decision, @Nullable AccountId account, String note, @Nullable String seen) {

    /** What can be decided. */
    public enum Decision {
        /** It is for what is proposed. */
        CONFIRM,
        /** It is booked on an account. */
        ASSIGN,
        /** It is booked as received from nobody knows whom, and may be assigned later. */
        UNALLOCATED,
        /** The bank booked it on our account by mistake; it is not booked here. */
        NOT_OURS
    }

    EntryState state() {
        return switch (decision) {
            case CONFIRM -> EntryState.MATCHED;
            case ASSIGN -> EntryState.ASSIGNED;
            case UNALLOCATED -> EntryState.UNALLOCATED;
            case NOT_OURS -> EntryState.NOT_OURS;
        };
    }
}
