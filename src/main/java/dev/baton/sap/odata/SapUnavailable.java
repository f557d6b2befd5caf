package dev.baton.sap.odata;

import org.jspecify.annotations.Nullable;

/** SAP could not be asked, or did not answer in time: to be tried again. The message holds no business data. */
public final class SapUnavailable extends SapException {

    private final boolean stillAtWork;

    SapUnavailable(String message, boolean stillAtWork, @Nullable Throwable cause) {
        super(message, cause);
        this.stillAtWork = stillAtWork;
    }

    /** The request was never taken, or it was and SAP has said that it failed: nothing happens at SAP any more. */
    static SapUnavailable failed(String message) {
        return new SapUnavailable(message, false, null);
    }

    /** Whether SAP may still be carrying the request out: its answer was lost, or has not come in time. */
    public boolean stillAtWork() {
        return stillAtWork;
    }
}
