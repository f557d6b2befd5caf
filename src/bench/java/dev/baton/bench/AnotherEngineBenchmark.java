package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Runs the same distributor orders on Zeebe and on an engine that lives in the application and its database, one after the other and each
 * in a new database, and writes what they did and what they used. Run with {@code ./mvnw -Pbench verify -Dbench=AnotherEngineBenchmark}.
 */
class AnotherEngineBenchmark {

    private record Measured(Figures figures, OrderEnd end) {}

    @Test
    void measuresTheSameOrdersByAnotherEngine() {
        Load load = Load.fromProperties();
        // whoever comes second finds Baton's own code compiled: turned round, the figures show how much that is
        boolean operatonFirst = Boolean.getBoolean("baton.bench.operaton-first");
        Measured first = operatonFirst ? onOperaton(load) : onZeebe(load);
        Measured second = operatonFirst ? onZeebe(load) : onOperaton(load);
        Measured zeebe = operatonFirst ? second : first;
        Measured operaton = operatonFirst ? first : second;
        AnotherEngineReport report = new AnotherEngineReport(load, zeebe.figures(), operaton.figures());
        report.print();
        report.write();
        assertThat(operaton.end()).as("an order's end by Operaton").isEqualTo(zeebe.end());
        assertThat(operaton.end().status()).isEqualTo("COMPLETED");
        assertThat(operaton.end().payment()).isEqualTo("CAPTURED");
        assertThat(operaton.end().moneyPosted()).as("money posted").isTrue();
        assertThat(operaton.end().movements()).as("goods issued and received").contains("ISSUE").hasSizeGreaterThan(1);
    }

    private static Measured onZeebe(Load load) {
        try (Bench bench = Bench.in("zeebe"); OrdersEndToEnd orders = bench.orders()) {
            OrderEnd end = orders.one();
            return new Measured(Figures.of(orders, load), end);
        }
    }

    private static Measured onOperaton(Load load) {
        try (Bench bench = Bench.in("operaton"); AnotherEngine orders = new AnotherEngine(bench)) {
            OrderEnd end = orders.one();
            Measured measured = new Measured(Figures.of(orders, load), end);
            long all = 1L + (long) load.orders() * (load.warmUps() + load.rounds());
            assertThat(orders.ended()).as("process instances that Operaton ended").isEqualTo(all);
            return measured;
        }
    }
}
