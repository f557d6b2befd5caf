package dev.baton.platform.events;

/** A subscriber has answered, but has not taken the event. */
final class EventRefusedException extends RuntimeException {

    EventRefusedException(int status) {
        // where it was found out says nothing that the status does not
        super("the subscriber answered " + status, null, false, false);
    }
}
