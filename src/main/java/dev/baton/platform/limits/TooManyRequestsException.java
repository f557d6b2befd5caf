package dev.baton.platform.limits;

import java.time.Duration;

/** A caller writes more than is taken from one: answered with 429. */
public class TooManyRequestsException extends RuntimeException {

    private final long seconds;

    TooManyRequestsException(Duration wait) {
        super("You send more than is taken from one caller; nothing was done.");
        this.seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** When to try again, in whole seconds. */
    public long retryAfter() {
        return seconds;
    }
}
