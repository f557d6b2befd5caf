package dev.baton.settlement;

import dev.baton.platform.money.Money;

/** What came of settling an order. */
public sealed interface SettlementOutcome {

    /** @param number of the settlement document */
    record Settled(String number) implements SettlementOutcome {}

    /**
     * SAP's amount is another one, and nothing is posted.
     *
     * @param ours without tax
     * @param sap without tax
     */
    record Differing(Money ours, Money sap) implements SettlementOutcome {

        /** What SAP has more than we; negative when it has less. */
        public Money difference() {
            return sap.minus(ours);
        }
    }
}
