package dev.baton.allocation.transfer.source;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * What the table {@code transfer-rule} is asked about a location that has enough.
 *
 * @param sourceType {@code PLANT}, {@code WAREHOUSE} or {@code STORE}
 * @param destinationType likewise
 * @param sameOwner whether both locations belong to the same, such as to the manufacturer
 * @param kilometres between their regions; {@value #FAR_AWAY} where that is not known
 * @param aboveSafety how much more than the safety stock is left there, of the product of which that is least; negative if less
 * @param quantity all base units together
 * @param amount what they are worth at list prices, in major units
 * @param currencies in how many currencies
 * @param forOrder whether an order waits for it
 * @param channel that order's; empty if there is none
 * @param named whether a stock keeper has named the source
 */
public record SourceFacts(
        String location,
        String sourceType,
        String destinationType,
        boolean sameRegion,
        boolean sameOwner,
        int kilometres,
        BigDecimal aboveSafety,
        BigDecimal quantity,
        BigDecimal amount,
        int currencies,
        boolean forOrder,
        String channel,
        boolean named) {

    static final int FAR_AWAY = 99_999;

    /** Of two that the rules like as well, the nearer one, then the one to which more is left. */
    public static final Comparator<SourceFacts> BETTER = Comparator.comparingInt(SourceFacts::kilometres)
            .thenComparing(SourceFacts::aboveSafety, Comparator.reverseOrder())
            .thenComparing(SourceFacts::location);
}
