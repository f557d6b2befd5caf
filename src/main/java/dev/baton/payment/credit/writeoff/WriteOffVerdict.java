package dev.baton.payment.credit.writeoff;

/** What becomes of a proposed write-off once a person has completed a task. */
public enum WriteOffVerdict {
    POSTED, REJECTED,
    /** One more person, another one, must approve. */
    SECOND_APPROVAL,
    /** Something is missing: the same people are asked again. */
    INCOMPLETE,
    /** Nothing was left to write off. */
    LAPSED
}
