package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs both scenarios on the same parts, one after the other, and writes the report. */
class Benchmark {

    @Test
    void measuresOrdersEndToEndBesideTheEngineAlone() {
        Load load = Load.fromProperties();
        try (Bench bench = Bench.in("parts")) {
            Figures limit = engineAlone(bench.parts(), load);
            Report report = endToEnd(bench, load, limit);
            report.print();
            report.write();
            assertThat(report.share()).as("share of the engine's own limit").isGreaterThanOrEqualTo(0.5);
        }
    }

    private static Figures engineAlone(Parts parts, Load load) {
        Deployment.to(parts.engine(), Deployment.PROCESSES, Deployment.TABLES);
        try (EngineAlone scenario = new EngineAlone(parts.engine())) {
            return Figures.of(scenario, load);
        }
    }

    private static Report endToEnd(Bench bench, Load load, Figures limit) {
        try (OrdersEndToEnd orders = bench.orders()) {
            Figures.of(orders, load.toWarmUp());
            Instant warm = Instant.now();
            Figures figures = Figures.of(orders, load.toCount());
            List<Latency> latencies = orders.placed().latencies(warm);
            return new Report(load, limit, figures, latencies);
        }
    }
}
