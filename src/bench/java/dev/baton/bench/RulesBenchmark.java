package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.model.DecisionTable;
import dev.baton.platform.engine.Decisions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How often each table of {@code dmn/} is answered in a second when the application asks it: one question after the other, and 16 at once. The
 * questions are in {@code rules/inputs.json}. Run with {@code ./mvnw -Pbench verify -Dbench=RulesBenchmark}.
 */
class RulesBenchmark {

    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("baton.bench.table-warm-up-seconds", 1));
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("baton.bench.table-seconds", 3));
    private static final Pattern FACT = Pattern.compile("(\\w+)\\.(\\w+)");

    /**
     * @param rules how many rows it has
     * @param inTurn answers a second, one after the other
     * @param atOnce the same, of 16 threads together
     */
    private record Rate(String table, int rules, double inTurn, double atOnce) {}

    @Test
    void measuresEachTable() throws IOException {
        List<DecisionTable> tables = DecisionTable.in(Path.of("dmn"));
        Map<String, Map<String, Map<String, Object>>> inputs = inputs();
        tables.forEach(table -> assertComplete(table, inputs.getOrDefault(table.decisionId(), Map.of())));
        List<Rate> rates = new ArrayList<>();
        try (Parts parts = Parts.startIn("rules", List.of())) {
            Deployment.to(parts.engine(), Deployment.TABLES);
            Decisions decisions = new Decisions(parts.engine(), new ObjectMapper());
            tables.forEach(table -> ask(decisions, table, inputs));
            // a broker that has just started is several times slower
            Rates.perSecond(turn -> ask(decisions, tables.get(turn % tables.size()), inputs), Rates.THREADS,
                    ROUND.multipliedBy(10));
            for (DecisionTable table : tables) {
                rates.add(rate(table, () -> ask(decisions, table, inputs)));
                print(rates.getLast());
            }
        }
        System.out.printf("%n%-24s %6s %12s %12s %12s%n", "answers a second", "rules", "in turn", "ms each",
                "16 at once");
        rates.forEach(RulesBenchmark::print);
        Map<String, Object> report = Report.conditions(Map.of(
                "threads", Rates.THREADS, "warmUpSeconds", WARM_UP.toSeconds(), "seconds", ROUND.toSeconds()));
        report.put("tables", rates);
        Report.write("rules.json", report);
    }

    private static Map<String, Map<String, Map<String, Object>>> inputs() throws IOException {
        try (InputStream file = RulesBenchmark.class.getResourceAsStream("/rules/inputs.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file), new TypeReference<>() {});
        }
    }

    /** A fact that is missing is silently null, and its rules are answered sooner. */
    private static void assertComplete(DecisionTable table, Map<String, Map<String, Object>> facts) {
        for (String input : table.inputs()) {
            for (MatchResult fact : FACT.matcher(input).results().toList()) {
                assertThat(facts.getOrDefault(fact.group(1), Map.of())).as("facts for " + table.decisionId())
                        .containsKey(fact.group(2));
            }
        }
    }

    private static void ask(
            Decisions decisions,
            DecisionTable table,
            Map<String, Map<String, Map<String, Object>>> inputs) {
        Map<String, Object> facts = Map.copyOf(Objects.requireNonNull(inputs.get(table.decisionId())));
        if (decisions.evaluate(table.decisionId(), facts).isEmpty()) {
            throw new IllegalStateException("no rule of " + table.decisionId() + " matches " + facts);
        }
    }

    private static Rate rate(DecisionTable table, Runnable question) {
        Rates.perSecond(turn -> question.run(), 1, WARM_UP);
        double inTurn = Rates.perSecond(turn -> question.run(), 1, ROUND);
        Rates.perSecond(turn -> question.run(), Rates.THREADS, WARM_UP);
        return new Rate(table.decisionId(), table.rows().size(), inTurn,
                Rates.perSecond(turn -> question.run(), Rates.THREADS, ROUND));
    }

    private static void print(Rate rate) {
        System.out.printf(Locale.ROOT, "%-24s %6d %12.0f %12.1f %12.0f%n", rate.table(), rate.rules(), rate.inTurn(),
                1000 / rate.inTurn(), rate.atOnce());
    }
}
