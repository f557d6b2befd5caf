package dev.baton.platform.engine;

/** The engine could not be asked just now: answered with 503 and {@code Retry-After}. */
public class EngineUnavailableException extends RuntimeException {

    public EngineUnavailableException(Throwable cause) {
        super("the process engine cannot be reached", cause);
    }
}
