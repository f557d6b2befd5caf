package dev.baton.platform.limits;

import java.time.Duration;

/** More is sent than is taken, from one caller or from all: answered with 429. */
public class TooManyRequestsException extends RuntimeException {

    private final long seconds;

    TooManyRequestsException(String detail, Duration wait) {
        super(detail);
        this.seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** When to try again, in whole seconds. */
    public long retryAfter() {
        return seconds;
    }
}
