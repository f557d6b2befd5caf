package dev.baton.payment.online;

import org.jspecify.annotations.Nullable;

/** The institution could not be asked, or gave no answer that can be relied on: to be tried again. */
class InstitutionUnavailable extends RuntimeException {

    private final boolean stillAtWork;

    /** @param stillAtWork whether it may still be carrying the request out */
    InstitutionUnavailable(String message, boolean stillAtWork, @Nullable Throwable cause) {
        super(message, cause);
        this.stillAtWork = stillAtWork;
    }

    boolean stillAtWork() {
        return stillAtWork;
    }
}
