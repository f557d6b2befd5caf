package dev.baton.substitution;

/** What has become of a proposal. */
public enum ProposalState {
    /** The customer has to decide. */
    PROPOSED,
    /** The order was amended by it. */
    ACCEPTED,
    /** The customer would rather wait. */
    DECLINED,
    /** Nobody decided in time. */
    LAPSED,
    /** The order has got its stock, is cancelled or was amended otherwise, or the proposal holds no more. */
    WITHDRAWN
}
