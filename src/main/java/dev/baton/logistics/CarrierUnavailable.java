package dev.baton.logistics;

import org.jspecify.annotations.Nullable;

/** The carrier could not be asked, or did not answer in time: to be tried again. */
public class CarrierUnavailable extends RuntimeException {

    private final boolean stillAtWork;

    CarrierUnavailable(String message, boolean stillAtWork, @Nullable Throwable cause) {
        super(message, cause);
        this.stillAtWork = stillAtWork;
    }

    /** Whether the carrier may still be carrying the request out: its answer was lost, or has not come in time. */
    boolean stillAtWork() {
        return stillAtWork;
    }
}
