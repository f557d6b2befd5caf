package dev.baton.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures as a table to read and as JSON to keep. */
record Report(Load load, Figures limit, Figures orders, List<Latency> latencies) {

    double share() {
        return orders.median() / limit.median();
    }

    void print() {
        System.out.printf("%n%-20s %10s %10s %10s   %s%n", "orders per second", "median", "slowest", "fastest",
                "CPU ms per order");
        print(limit);
        print(orders);
        System.out.printf("%n%-30s %10s %10s %10s%n", "ms after acceptance", "p50", "p95", "p99");
        latencies.forEach(Latency::print);
        System.out.printf("%nOrders end to end run at %.2f of the engine's own limit.%n", share());
    }

    private static void print(Figures figures) {
        System.out.printf("%-20s %10.1f %10.1f %10.1f   %s%n", figures.scenario(), figures.median(), figures.slowest(),
                figures.fastest(), figures.cpuMillisPerOrder());
    }

    void write() {
        Map<String, Object> report = conditions(load);
        report.put("engineAlone", limit);
        report.put("ordersEndToEnd", orders);
        report.put("latencies", latencies);
        report.put("share", share());
        write("report.json", report);
    }

    /** @param name of the file, where all reports are */
    static void write(String name, Map<String, Object> report) {
        try {
            Files.createDirectories(Bench.FOLDER);
            new ObjectMapper().writerWithDefaultPrettyPrinter()
                    .writeValue(Bench.FOLDER.resolve(name).toFile(), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #conditions(Map)}. */
    static Map<String, Object> conditions(Load load) {
        return conditions(Map.of(
                "inFlight", load.inFlight(), "warmUps", load.warmUps(), "rounds", load.rounds(),
                "orders", load.orders(), "delayMillis", load.delay().toMillis()));
    }

    /**
     * Under what conditions something was measured: what a report begins with.
     *
     * @param load how much was asked for
     */
    static Map<String, Object> conditions(Map<String, ?> load) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("at", Instant.now().toString());
        conditions.put("machine", Map.of(
                "processors", Runtime.getRuntime().availableProcessors(),
                "java", Runtime.version().toString(),
                "system", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        conditions.put("load", load);
        return conditions;
    }
}
