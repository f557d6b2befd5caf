package dev.baton.ledger;

import org.springframework.dao.DataIntegrityViolationException;

/** Says in words what the database's own rules refused. */
final class LedgerRefusals {

    private LedgerRefusals() {}

    static RuntimeException explain(DataIntegrityViolationException refused) {
        String message = String.valueOf(refused.getMostSpecificCause().getMessage());
        if (message.contains("ledger_account_within_limit")) {
            return new InsufficientBalanceException(refused);
        }
        if (message.contains("ledger_hold_ends_once")) {
            return new IllegalStateException("less is left of the hold than is to be posted", refused);
        }
        return refused;
    }
}
