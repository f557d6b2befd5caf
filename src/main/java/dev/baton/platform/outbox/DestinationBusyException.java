package dev.baton.platform.outbox;

/** A destination has too much to do just now: no failure, the message is brought again soon, however often. */
public class DestinationBusyException extends RuntimeException {

    public DestinationBusyException(Throwable cause) {
        super("the destination is busy", cause);
    }
}
