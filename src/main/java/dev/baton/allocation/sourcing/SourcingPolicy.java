package dev.baton.allocation.sourcing;

import java.util.List;

/**
 * How the goods of an order are sourced, as the table {@code sourcing} has decided it.
 *
 * @param ruleId the row
 * @param maxLocations how many locations may take part, 1 to {@value #MOST_LOCATIONS}
 * @param preference what makes a location better than another, the most important first
 */
public record SourcingPolicy(
        String ruleId,
        String reason,
        Fulfilment fulfilment,
        int maxLocations,
        List<Criterion> preference) {

    static final int MOST_LOCATIONS = 5;

    /** What holds where no row matches. */
    public static final SourcingPolicy USUAL = new SourcingPolicy("NO-RULE", "No rule of sourcing matches",
            Fulfilment.COMPLETE, 1, List.of(Criterion.REGION, Criterion.STOCK));

    /** @throws IllegalArgumentException if so many locations cannot take part */
    public SourcingPolicy {
        if (maxLocations < 1 || maxLocations > MOST_LOCATIONS) {
            throw new IllegalArgumentException("goods come from 1 to " + MOST_LOCATIONS + " locations");
        }
        preference = List.copyOf(preference);
    }

    /** The same, for one who takes what there is. */
    public SourcingPolicy takingPart() {
        return new SourcingPolicy(ruleId, reason, Fulfilment.PARTIAL, maxLocations, preference);
    }
}
