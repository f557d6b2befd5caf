package dev.baton.bench;

import java.util.Locale;
import java.util.Map;

/** The figures of both engines as a table to read and as JSON to keep. */
record AnotherEngineReport(Load load, Figures zeebe, Figures operaton) {

    /** How many orders Zeebe does in the time in which Operaton does one. */
    double ratio() {
        return zeebe.median() / operaton.median();
    }

    void print() {
        System.out.printf("%n%-20s %10s %10s %10s %8s   %s%n", "orders per second", "median", "slowest", "fastest",
                "CPU ms", "of which");
        print(zeebe);
        print(operaton);
        System.out.printf(Locale.ROOT, "%nOn Zeebe %.2f times as many orders as on Operaton.%n", ratio());
    }

    private static void print(Figures figures) {
        System.out.printf(Locale.ROOT, "%-20s %10.1f %10.1f %10.1f %8.1f   %s%n", figures.scenario(), figures.median(),
                figures.slowest(), figures.fastest(), cpu(figures), figures.cpuMillisPerOrder());
    }

    private static double cpu(Figures figures) {
        return figures.cpuMillisPerOrder().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    void write() {
        Map<String, Object> report = Report.conditions(load);
        report.put("zeebe", zeebe);
        report.put("operaton", operaton);
        report.put("cpuMillisPerOrder", Map.of("zeebe", cpu(zeebe), "operaton", cpu(operaton)));
        report.put("ratio", ratio());
        Report.write("another-engine.json", report);
    }
}
