package dev.baton.ledger;

import dev.baton.platform.problem.ConflictException;

/** A transfer was to be booked in a period that is closed; nothing of it was booked. */
public class PeriodClosedException extends ConflictException {

    PeriodClosedException(Throwable cause) {
        super("The period of the transfer is closed.");
        initCause(cause);
    }
}
