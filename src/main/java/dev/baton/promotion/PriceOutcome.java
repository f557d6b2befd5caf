package dev.baton.promotion;

import dev.baton.order.CheckFault;
import dev.baton.order.PreOrderFact;
import java.util.List;

/** What came of check and price. */
public sealed interface PriceOutcome {

    /** The order has its prices. */
    record Priced() implements PriceOutcome {}

    /**
     * The order has its prices, and some of its goods are not released yet.
     *
     * @param fact what the rules about deposits are to be asked
     */
    record PreOrdered(PreOrderFact fact) implements PriceOutcome {}

    /** The check rules the order out. */
    record Refused(List<CheckFault> faults) implements PriceOutcome {

        /** Rules and reasons, for the eyes of an operator. */
        public String inWords() {
            return String.join("; ", faults.stream().map(fault -> fault.rule() + ": " + fault.reason()).toList());
        }
    }
}
