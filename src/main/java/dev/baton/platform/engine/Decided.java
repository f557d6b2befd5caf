package dev.baton.platform.engine;

import java.util.List;
import java.util.Map;

/**
 * What a table answered that was asked outside of a process.
 *
 * @param version of the table, which was its latest
 * @param inputs what it was asked
 * @param rows the outputs of the matching rows; empty when none matches
 */
public record Decided(
        String decisionId,
        int version,
        Map<String, Object> inputs,
        List<Map<String, Object>> rows) {

    public Decided {
        inputs = Map.copyOf(inputs);
        rows = List.copyOf(rows);
    }
}
