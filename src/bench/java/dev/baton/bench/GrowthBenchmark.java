package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether distributor orders are as fast while many others wait for a reviewer, and after many have been completed, as they are in an empty
 * database, and which statements are not. Run with {@code ./mvnw -Pbench verify -Dbench=GrowthBenchmark}, with {@code -Dbaton.bench.growth=full}
 * for ten times as many.
 */
class GrowthBenchmark {

    private static final boolean FULL = "full".equals(System.getProperty("baton.bench.growth"));
    private static final List<Integer> WAITING =
            sizes(System.getProperty("baton.bench.waiting"), FULL ? "10000,100000" : "10000");
    private static final int FINISHED = Integer.getInteger("baton.bench.finished", FULL ? 1_000_000 : 100_000);
    private static final int CANCELLED = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Load load = Load.fromProperties();
    private final List<Grown> grown = new ArrayList<>();

    private static List<Integer> sizes(@Nullable String wished, String usual) {
        return Stream.of((wished == null ? usual : wished).split(",")).map(Integer::valueOf).toList();
    }

    private interface Growth {

        void measure(OrdersEndToEnd orders, Parts parts);
    }

    @Test
    void measuresOrdersWhileOthersWait() {
        from("waiting", (orders, parts) -> {
            try (WaitingOrders waiting = new WaitingOrders(orders, parts)) {
                for (int size : WAITING) {
                    waiting.growTo(size);
                    measure(size + " waiting", orders, parts);
                }
            }
            assertAlive(orders);
        });
    }

    @Test
    void measuresOrdersAfterOthersAreFinished() {
        from("finished", (orders, parts) -> {
            FinishedOrders.add(FINISHED, orders, parts);
            measure(FINISHED + " finished", orders, parts);
        });
    }

    /** Measures an empty database first, and reports. */
    private void from(String name, Growth growth) {
        try (Bench bench = Bench.in(name, Statements.SETTINGS); OrdersEndToEnd orders = bench.orders()) {
            measure("empty", orders, bench.parts());
            growth.measure(orders, bench.parts());
            Grown.report(name, load, grown);
            assertConsistent(orders);
        }
    }

    private void measure(String state, OrdersEndToEnd orders, Parts parts) {
        JdbcClient sql = parts.sql();
        Scenario scenario = orders.of(state, ReferenceData::order);
        Figures.of(scenario, load.toWarmUp());
        Statements.reset(sql);
        Scans before = Scans.of(sql);
        Figures figures = Figures.of(scenario, load.toCount());
        grown.add(new Grown(figures, Statements.of(sql), Scans.of(sql).since(before), parts.databaseBytes(),
                parts.brokerBytes()));
    }

    /** What was written by SQL is as if the application had written it. */
    private static void assertConsistent(OrdersEndToEnd orders) {
        assertThat(orders.api().get("/api/operations/invariants")).contains("\"ok\":true")
                .doesNotContain("\"ok\":false");
    }

    /** The engine knows those that wait: the oldest, which are copies, end when they are called off. */
    private static void assertAlive(OrdersEndToEnd orders) {
        List<UUID> waiting = orders.placed().of("sample IN_REVIEW", "IN_REVIEW").subList(0, CANCELLED);
        waiting.forEach(id -> orders.api().post("/api/orders/" + id + "/cancellation", "application/json",
                "{\"reason\": \"Not wanted\"}", id.toString()));
        orders.await("the cancelled orders", PATIENCE, () -> waiting.stream().map(orders.placed()::status)
                .allMatch("CANCELLED"::equals));
    }
}
