package dev.baton.settlement;

import dev.baton.platform.money.Money;

/** What came of settling a consignment. */
public sealed interface SettlementOutcome {

    /** @param number of the settlement document */
    record Settled(String number) implements SettlementOutcome {}

    /**
     * SAP's amount is another one, and nothing is posted.
     *
     * @param salesOrder SAP's number
     * @param ours the order's net amount, without tax
     * @param sap SAP's net amount for the order, without tax
     */
    record Differing(String salesOrder, Money ours, Money sap) implements SettlementOutcome {

        /** What SAP has more than we; negative when it has less. */
        public Money difference() {
            return sap.minus(ours);
        }
    }

    /**
     * The order is paid by card at delivery, and the slip has not been entered yet: nothing is posted.
     *
     * @param outstanding what is not held of the consignment's part
     */
    record Unpaid(Money outstanding) implements SettlementOutcome {}
}
