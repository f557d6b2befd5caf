package dev.baton.ledger;

import dev.baton.platform.problem.ConflictException;

/** A transfer was to move money of an account that is frozen or closed; nothing of it was booked. */
public class AccountNotOpenException extends ConflictException {

    AccountNotOpenException(Throwable cause) {
        super("An account of the transfer is frozen or closed.");
        initCause(cause);
    }
}
