package dev.baton.operations.exception;

/**
 * What came of an action on one exception.
 *
 * @param id the exception's
 * @param detail what was done, or why not
 */
public record ActionResult(String id, Outcome outcome, String detail) {

    /** Whether it has come about. */
    public enum Outcome {
        DONE, REFUSED
    }

    static ActionResult done(String id, String detail) {
        return new ActionResult(id, Outcome.DONE, detail);
    }

    static ActionResult refused(String id, String why) {
        return new ActionResult(id, Outcome.REFUSED, why);
    }
}
