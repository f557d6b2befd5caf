package dev.baton.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was seen minute by minute.
 *
 * @param rate orders placed a second
 * @param databaseBytes and {@code brokerBytes}: what was on disk before
 */
record SoakReport(double rate, long databaseBytes, long brokerBytes, List<Minute> minutes) {

    /**
     * @param completed orders in this minute, and how long they took
     * @param heapMegabytes what was left of the application's heap after a collection
     * @param residentMegabytes of each other process
     */
    record Minute(
            int completed,
            Latency latency,
            long heapMegabytes,
            Map<String, Long> residentMegabytes,
            Backlog outbox,
            long databaseBytes,
            long brokerBytes) {}

    static void printHead(double rate) {
        System.out.printf(Locale.ROOT, "%n%.1f orders a second%n%6s %9s %8s %8s %8s %10s %10s %8s %8s %9s %9s%n", rate,
                "minute", "completed", "p50 ms", "p99 ms", "heap MB", "broker MB", "PostgreSQL", "outbox", "oldest s",
                "kB/order", "of broker");
    }

    void add(Minute minute) {
        minutes.add(minute);
        double orders = minutes.stream().mapToInt(Minute::completed).sum();
        System.out.printf(Locale.ROOT, "%6d %9d %8.0f %8.0f %8d %10d %10d %8d %8.1f %9.1f %9.1f%n", minutes.size(),
                minute.completed(), minute.latency().p50(), minute.latency().p99(), minute.heapMegabytes(),
                minute.residentMegabytes().getOrDefault("broker", 0L),
                minute.residentMegabytes().getOrDefault("PostgreSQL", 0L), minute.outbox().messages(),
                minute.outbox().oldestSeconds(), (minute.databaseBytes() - databaseBytes) / orders / 1024,
                (minute.brokerBytes() - brokerBytes) / orders / 1024);
    }

    static double p99(List<Minute> minutes) {
        return median(minutes, minute -> minute.latency().p99());
    }

    static double heap(List<Minute> minutes) {
        return median(minutes, Minute::heapMegabytes);
    }

    private static double median(List<Minute> minutes, ToDoubleFunction<Minute> figure) {
        return minutes.stream().mapToDouble(figure).sorted().toArray()[minutes.size() / 2];
    }

    void write(Load load) {
        Map<String, Object> report = Report.conditions(load);
        report.put("soak", this);
        Report.write("soak.json", report);
    }
}
