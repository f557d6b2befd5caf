package dev.baton.promotion;

import dev.baton.order.CheckFault;
import java.util.List;

/** What came of check and price. */
public sealed interface PriceOutcome {

    /** The order has its prices. */
    record Priced() implements PriceOutcome {}

    /** The check rules the order out. */
    record Refused(List<CheckFault> faults) implements PriceOutcome {

        /** Rules and reasons, for the eyes of an operator. */
        public String inWords() {
            return String.join("; ", faults.stream().map(fault -> fault.rule() + ": " + fault.reason()).toList());
        }
    }
}
