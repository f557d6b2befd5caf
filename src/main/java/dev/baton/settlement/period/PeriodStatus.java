package dev.baton.settlement.period;

/** How far a monthly settlement is. */
public enum PeriodStatus {
    DRAFT,
    /** Approved, with its rebate on the customer's account. */
    POSTED
}
