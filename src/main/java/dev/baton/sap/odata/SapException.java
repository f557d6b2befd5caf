package dev.baton.sap.odata;

import org.jspecify.annotations.Nullable;

/** SAP did not do what it was asked for. */
public abstract sealed class SapException extends RuntimeException permits SapRefusal, SapUnavailable {

    protected SapException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
