package dev.baton.review;

/** What becomes of a review once a person has completed a task. */
public enum Verdict {
    APPROVED, REJECTED,
    /** The customer is to amend the order. */
    CHANGES_REQUESTED,
    /** A second, different person must approve. */
    SECOND_APPROVAL,
    /** Something is missing: the same people are asked again. */
    INCOMPLETE
}
