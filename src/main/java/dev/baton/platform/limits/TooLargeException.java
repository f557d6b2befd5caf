package dev.baton.platform.limits;

import org.springframework.util.unit.DataSize;

/** A request is larger than is taken: answered with 413. */
public class TooLargeException extends RuntimeException {

    public TooLargeException(DataSize limit) {
        super("The body of this request may have up to " + limit + ".");
    }
}
