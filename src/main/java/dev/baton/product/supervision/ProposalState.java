package dev.baton.product.supervision;

/** What has become of a price that was proposed. */
public enum ProposalState {
    /** It waits for a person. */
    PROPOSED,
    /** It was approved, and put in force. */
    IN_FORCE, REFUSED,
    /** Nobody decided in time. */
    LAPSED,
    /** Another price came for the same before anybody decided. */
    SUPERSEDED
}
