package dev.baton.model;

import dev.baton.model.DecisionTable.Output;
import dev.baton.model.DecisionTable.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a table though a modeler shows it without complaint. The engine would take a text without quotes
 * for a variable and yield null, in silence.
 */
final class DecisionFaults {

    private static final Map<String, Class<?>> JAVA_TYPES = Map.of(
            "string", String.class,
            "number", Number.class,
            "boolean", Boolean.class);

    private final DecisionTable table;
    private final List<String> faults = new ArrayList<>();

    private DecisionFaults(DecisionTable table) {
        this.table = table;
    }

    static List<String> of(DecisionTable table) {
        var found = new DecisionFaults(table);
        found.inColumns();
        table.rows().forEach(found::inRow);
        found.inIds();
        return List.copyOf(found.faults);
    }

    private void inColumns() {
        table.inputs().forEach(input -> Feel.faultOfExpression(input).ifPresent(fault -> add("input " + input, fault)));
        var names = table.outputs().stream().map(Output::name).toList();
        for (var needed : List.of("ruleId", "reason")) {
            if (!names.contains(needed)) {
                add("outputs", "there is no " + needed + ", so that \"why\" must be guessed");
            }
        }
    }

    private void inRow(Row row) {
        var place = "row " + row.number();
        if (row.annotation().isBlank()) {
            add(place, "no annotation says in words what it is for");
        }
        row.conditions().forEach(cell -> Feel.faultOfCondition(cell).ifPresent(fault -> add(place, fault)));
        for (int column = 0; column < table.outputs().size(); column++) {
            var output = table.outputs().get(column);
            faultOfResult(output, row.results().get(column))
                    .ifPresent(fault -> add(place + ", " + output.name(), fault));
        }
    }

    private Optional<String> faultOfResult(Output output, String cell) {
        if (cell.isEmpty()) {
            return Optional.of("is empty: the engine takes no file of the deployment for that, write null");
        }
        if (cell.equals("null")) {
            var needed = output.name().equals("ruleId") || output.name().equals("reason");
            return needed ? Optional.of("says nothing") : Optional.empty();
        }
        var fault = Feel.faultOfExpression(cell);
        if (fault.isPresent() || readsAnInput(cell)) {
            return fault;
        }
        var type = JAVA_TYPES.getOrDefault(output.type(), Object.class);
        return type.isInstance(Feel.value(cell))
                ? Optional.empty()
                : Optional.of("%s is no %s: a text needs quotes".formatted(cell, output.type()));
    }

    /** Such a result is known only when an order is there. */
    private boolean readsAnInput(String cell) {
        return table.inputs().stream().map(input -> input.split("\\.")[0] + ".").anyMatch(cell::contains);
    }

    private void inIds() {
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < table.outputs().size(); column++) {
            if (table.outputs().get(column).name().equals("ruleId")) {
                for (var row : table.rows()) {
                    if (!seen.add(row.results().get(column))) {
                        add("row " + row.number(), "its id " + row.results().get(column) + " is another row's too");
                    }
                }
            }
        }
    }

    private void add(String place, String fault) {
        faults.add("%s, %s: %s".formatted(table.file(), place, fault));
    }
}
