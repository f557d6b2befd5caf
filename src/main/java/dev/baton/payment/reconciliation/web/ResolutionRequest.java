package dev.baton.payment.reconciliation.web;

import dev.baton.ledger.AccountId;
import dev.baton.payment.reconciliation.Resolution;
import dev.baton.payment.reconciliation.Resolution.Decision;
import dev.baton.platform.problem.Faults;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an entry.
 *
 * @param accountId on which it is booked; only where it is assigned
 * @param note in one's own words
 */
record ResolutionRequest(@Nullable Decision decision, @Nullable String accountId, @Nullable String note) {

    private static final int LONGEST_NOTE = 500;

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Resolution check() {
        Faults faults = new Faults();
        if (decision == null) {
            faults.add("/decision", "must be given");
        }
        boolean assigned = decision == Decision.ASSIGN;
        String account = assigned ? faults.text("/accountId", accountId, AccountId.LONGEST) : "";
        if (!assigned && accountId != null) {
            faults.add("/accountId", "belongs to the decision ASSIGN only");
        }
        String remark = note == null ? "" : note.strip();
        if (remark.length() > LONGEST_NOTE) {
            faults.add("/note", "must not be longer than " + LONGEST_NOTE + " characters");
        }
        faults.throwIfInvalid();
        return new Resolution(Objects.requireNonNull(decision), assigned ? new AccountId(account) : null, remark,
                null);
    }
}
