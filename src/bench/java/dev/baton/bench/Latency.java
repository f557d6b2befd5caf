package dev.baton.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long something took, in milliseconds: of a hundred the 50th, the 95th and the 99th. */
record Latency(String what, double p50, double p95, double p99) {

    static Latency of(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Latency(what, percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    void print() {
        System.out.printf(Locale.ROOT, "%-30s %10.0f %10.0f %10.0f%n", what, p50, p95, p99);
    }
}
