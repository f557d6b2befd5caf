package dev.baton.ledger;

import dev.baton.platform.money.Money;

/** What became of the wish to hold money. */
public sealed interface HoldResult {

    /** The money is set aside until it is posted or voided; also the answer when it was already set aside under this key. */
    record Held() implements HoldResult {}

    /**
     * The account is short and nothing was booked.
     *
     * @param available what could be held
     */
    record Insufficient(Money available) implements HoldResult {}
}
