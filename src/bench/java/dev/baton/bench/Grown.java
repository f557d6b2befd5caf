package dev.baton.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.bench.Scans.Scan;
import dev.baton.bench.Statements.Slower;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured at one size.
 *
 * @param scans of tables that were read whole meanwhile
 */
record Grown(
        Figures figures,
        @JsonIgnore Statements statements,
        List<Scan> scans,
        long databaseBytes,
        long brokerBytes) {

    private static final double GOAL = 0.9;

    /** @param sizes the first of which is the one that the others are compared with */
    static void report(String what, Load load, List<Grown> sizes) {
        Grown before = sizes.getFirst();
        System.out.printf("%n%-20s %10s %10s %14s %14s   %s%n", "orders per second", "median", "of empty",
                "database MB", "broker MB", "CPU ms per order");
        sizes.forEach(size -> System.out.printf(Locale.ROOT, "%-20s %10.1f %10.2f %14d %14d   %s%n",
                size.figures.scenario(), size.figures.median(), size.share(before), size.databaseBytes >> 20,
                size.brokerBytes >> 20, size.figures.cpuMillisPerOrder()));
        System.out.printf(Locale.ROOT, "The goal is %.1f.%n", GOAL);
        Map<String, Object> report = Report.conditions(load);
        report.put("sizes", sizes);
        Map<String, List<Slower>> slower = new LinkedHashMap<>();
        sizes.stream().skip(1).forEach(size -> slower.put(size.figures.scenario(), size.printSlower(before)));
        report.put("slower", slower);
        Report.write("growth-" + what + ".json", report);
    }

    private double share(Grown before) {
        return figures.median() / before.figures.median();
    }

    private List<Slower> printSlower(Grown before) {
        List<Slower> slower = statements.slowerThan(before.statements);
        System.out.printf("%nWhat is slower with %s:%n%8s %10s %10s %10s   %s%n", figures.scenario(), "calls",
                "ms before",
                "ms now", "extra ms", "statement");
        slower.forEach(Slower::print);
        System.out.printf("%nWhat is read whole with %s:%n%-30s %10s %16s%n", figures.scenario(), "table", "times",
                "rows each time");
        scans.forEach(Scan::print);
        return slower;
    }
}
