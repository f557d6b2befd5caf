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
        if (message.contains("the account is frozen") || message.contains("the account is closed")
                || message.contains("ledger_account_closed_is_empty")) {
            return new AccountNotOpenException(refused);
        }
        if (message.contains("the period is closed")) {
            return new PeriodClosedException(refused);
        }
        return refused;
    }
}
