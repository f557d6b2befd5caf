package dev.baton.parts;

/** A part cannot start or has ended; the message is meant for the person at the terminal. */
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public PartFailed(String message) {
        super(message);
    }

    public PartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
