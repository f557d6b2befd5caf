package dev.baton.platform.engine;

/** The engine could not be asked just now: answered with 503 and {@code Retry-After}. */
public class EngineUnavailableException extends RuntimeException {

    private final boolean busy;

    public EngineUnavailableException(Throwable cause) {
        this(cause, EngineFailures.isPushedBack(cause));
    }

    private EngineUnavailableException(Throwable cause, boolean busy) {
        super(busy ? "the process engine has too much to do" : "the process engine cannot be reached", cause);
        this.busy = busy;
    }

    /** Whether it has answered, that it takes no more at this moment. */
    public boolean isBusy() {
        return busy;
    }
}
