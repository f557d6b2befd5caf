package dev.baton.complaint;

/** What a completed task, or a deadline, has come to. */
public enum ComplaintVerdict {
    ANSWERED, SOLVED,
    /** Another group is to answer. */
    FORWARDED,
    /** Something is missing: the same people are asked again. */
    INCOMPLETE,
    /** The customer has written before the time was over. */
    RESUMED, CLOSED
}
