package dev.baton.bench;

import java.util.Locale;

/** How long something took, in milliseconds: of a hundred the 50th, the 95th and the 99th. */
record Latency(String what, double p50, double p95, double p99) {

    void print() {
        System.out.printf(Locale.ROOT, "%-20s %10.0f %10.0f %10.0f%n", what, p50, p95, p99);
    }
}
