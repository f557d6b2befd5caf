package dev.baton.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a table answered about something that is no order.
 *
 * @param subject the id of what it was asked about
 * @param inputs without personal data
 * @param results the outputs of the rows that matched
 */
public record RuleRecord(
        long id,
        String subject,
        String decision,
        int version,
        JsonNode inputs,
        JsonNode results,
        Instant at) {}
