package dev.baton.payment.reconciliation;

import java.util.List;

/** How far it is known what an entry is for. */
public enum EntryState {
    /** Is to be matched by reference. */
    NEW(Standing.OPEN),
    /** Names nothing that is known, and is to be matched by amount and date. */
    UNNAMED(Standing.OPEN),
    /** Nothing fits: a person decides. */
    OPEN(Standing.OPEN),
    /** Something fits, but not surely: a person decides. */
    PROPOSED(Standing.OPEN),
    /** Names what is expected, but in another amount: a person decides. */
    DIFFERING(Standing.DIFFERING),
    /** Settles what was expected. */
    MATCHED(Standing.MATCHED),
    /** Booked on an account that a person has named. */
    ASSIGNED(Standing.MATCHED),
    /** Booked as received from nobody knows whom; may be assigned later. */
    UNALLOCATED(Standing.OPEN),
    /** Booked by the bank on our account by mistake; not booked here. */
    NOT_OURS(Standing.MATCHED);

    /** What a report says of it; every entry is one of these. */
    public enum Standing {
        MATCHED, OPEN, DIFFERING
    }

    /** Those that a person is to decide. */
    static final List<EntryState> UNDECIDED = List.of(OPEN, PROPOSED, DIFFERING);

    private final Standing standing;

    EntryState(Standing standing) {
        this.standing = standing;
    }

    public Standing standing() {
        return standing;
    }

    boolean isUndecided() {
        return UNDECIDED.contains(this);
    }

    boolean isToBeMatched() {
        return this == NEW || this == UNNAMED;
    }
}
