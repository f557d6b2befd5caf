package dev.baton.allocation.worker;

import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import java.util.Arrays;

/**
 * What the table {@code sourcing} says.
 *
 * @param preference criteria with commas in between
 */
public record SourcingRuling(
        String ruleId,
        String reason,
        String fulfilment,
        int maxLocations,
        String preference) {

    SourcingPolicy policy() {
        return new SourcingPolicy(ruleId, reason, Fulfilment.valueOf(fulfilment), maxLocations,
                Arrays.stream(preference.split(",")).map(String::trim).map(Criterion::valueOf).toList());
    }
}
