package dev.baton.operations.exception;

/** What can be done about something that is stuck. */
public enum ExceptionAction {
    /** It is tried again. */
    RETRY("exception.retried"),
    /** It is tried once more, and its process goes on without it should that fail too. */
    SKIP("exception.skipped"),
    /** A value of the process is set, and it goes on. */
    CORRECT("exception.corrected"),
    /** The order is cancelled, as far as that is possible still. */
    CANCEL("exception.cancelled"),
    /** A person is asked to look after it. */
    HAND_OVER("exception.handed-over");

    private final String timeline;

    ExceptionAction(String timeline) {
        this.timeline = timeline;
    }

    /** The type of the entry that it leaves in the order's timeline. */
    String timeline() {
        return timeline;
    }
}
