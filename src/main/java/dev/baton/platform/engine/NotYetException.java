package dev.baton.platform.engine;

import java.time.Duration;

/**
 * A job cannot be done now, though nothing is wrong: something that it must not overtake is under way. It is to be tried again after
 * that time, without counting as a failure.
 */
public class NotYetException extends RuntimeException {

    private final Duration tryAgainAfter;

    /** @param message what is waited for, without personal data */
    public NotYetException(String message, Duration tryAgainAfter) {
        super(message);
        this.tryAgainAfter = tryAgainAfter;
    }

    public Duration tryAgainAfter() {
        return tryAgainAfter;
    }
}
