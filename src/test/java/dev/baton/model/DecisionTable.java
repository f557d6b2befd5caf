package dev.baton.model;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A table of rules as its file says it. */
public record DecisionTable(String file, String decisionId, List<String> inputs, List<Output> outputs, List<Row> rows) {

    public record Output(String name, String type) {}

    /** A rule: what the analyst wrote beside it, its conditions and its results, column by column. */
    public record Row(int number, String annotation, List<String> conditions, List<String> results) {}

    /** The tables of all files in a folder. */
    public static List<DecisionTable> in(Path folder) {
        return Xml.files(folder, ".dmn").stream().flatMap(DecisionTable::read).toList();
    }

    /** The ids of all decisions of a folder, also of those that are no table. */
    static List<String> decisionIds(Path folder) {
        return Xml.files(folder, ".dmn").stream()
                .flatMap(file -> Xml.below(Xml.root(file), "decision"))
                .map(decision -> decision.getAttribute("id"))
                .toList();
    }

    private static Stream<DecisionTable> read(Path file) {
        return Xml.below(Xml.root(file), "decision")
                .flatMap(decision -> Xml.children(decision, "decisionTable")
                        .map(table -> read(Xml.name(file), decision.getAttribute("id"), table)));
    }

    private static DecisionTable read(String file, String decisionId, Element table) {
        return new DecisionTable(
                file,
                decisionId,
                Xml.children(table, "input")
                        .flatMap(input -> Xml.children(input, "inputExpression"))
                        .map(expression -> Xml.text(expression, "text"))
                        .toList(),
                Xml.children(table, "output")
                        .map(output -> new Output(output.getAttribute("name"), output.getAttribute("typeRef")))
                        .toList(),
                rows(Xml.children(table, "rule").toList()));
    }

    private static List<Row> rows(List<Element> rules) {
        return rules.stream()
                .map(rule -> new Row(
                        rules.indexOf(rule) + 1,
                        Xml.text(rule, "description"),
                        Xml.children(rule, "inputEntry").map(entry -> Xml.text(entry, "text")).toList(),
                        Xml.children(rule, "outputEntry").map(entry -> Xml.text(entry, "text")).toList()))
                .toList();
    }
}
