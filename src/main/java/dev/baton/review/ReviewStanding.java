package dev.baton.review;

import dev.baton.platform.money.Money;

/**
 * How far an order was reviewed, counting an approval that has outlived amendments.
 *
 * @param total what the order cost when it was approved, or what it costs now where it was not
 */
public record ReviewStanding(State state, Money total) {

    public enum State {
        /** Nobody has decided about it yet. */
        NONE,
        /** A person was asked and has not approved it, or has asked for changes. */
        OPEN,
        /** The rules have approved it. */
        APPROVED_BY_RULE,
        /** A person has approved it. */
        APPROVED_BY_PERSON
    }

    public boolean isApproved() {
        return state == State.APPROVED_BY_RULE || state == State.APPROVED_BY_PERSON;
    }
}
