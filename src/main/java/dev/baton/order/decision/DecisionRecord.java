package dev.baton.order.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about an order, on which inputs and by which version of the rules.
 *
 * @param version of the decision; null where no table decided
 * @param inputs what the rules or the person saw
 * @param results every row that matched, or what was chosen
 * @param decidedBy the rule table, the part of Baton or the person
 */
public record DecisionRecord(
        String decision,
        @Nullable Integer version,
        int revision,
        JsonNode inputs,
        JsonNode results,
        String decidedBy,
        Instant decidedAt) {}
