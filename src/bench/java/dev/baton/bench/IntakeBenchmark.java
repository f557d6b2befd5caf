package dev.baton.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * How long {@code POST /api/orders} takes at rising rates, while the orders that it accepts run, until of a hundred answers one takes longer
 * than 50 ms. Requests are sent at their time, however long earlier ones take, and what they wait counts. Run with
 * {@code ./mvnw -Pbench verify -Dbench=IntakeBenchmark}.
 */
class IntakeBenchmark {

    private static final List<Integer> RATES = List.of(25, 50, 100, 200, 400, 800);
    private static final double TOO_LONG = 50;
    private static final int WARM_UP = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void measuresAnswersAtRisingRates() {
        Load load = Load.fromProperties();
        List<Latency> answers = new ArrayList<>();
        try (Parts parts = Parts.startIn(Path.of("target", "bench", "intake"));
                OutsideWorld outside = new OutsideWorld(load.delay(), Benchmark.CARRIER_SECRET);
                OrdersEndToEnd orders = new OrdersEndToEnd(Benchmark.properties(parts, outside), outside)) {
            orders.run(WARM_UP, load.inFlight());
            for (int rate : RATES) {
                answers.add(at(rate, orders));
                answers.getLast().print();
                awaitAll(orders);
                if (answers.getLast().p99() > TOO_LONG) {
                    break;
                }
            }
        }
        System.out.printf("%n%-20s %10s %10s %10s%n", "ms for an answer at", "p50", "p95", "p99");
        answers.forEach(Latency::print);
    }

    private static Latency at(int rate, OrdersEndToEnd orders) {
        int requests = Math.toIntExact(rate * Rates.ROUND.toSeconds());
        double[] millis = new double[requests];
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int request = 0; request < requests; request++) {
                long due = start + request * Duration.ofSeconds(1).toNanos() / rate;
                LockSupport.parkNanos(due - System.nanoTime());
                int number = request;
                threads.execute(() -> {
                    orders.place(ReferenceData::order);
                    millis[number] = (System.nanoTime() - due) / 1e6;
                });
            }
        }
        Arrays.sort(millis);
        return new Latency(rate + " a second", of(millis, 50), of(millis, 95), of(millis, 99));
    }

    private static double of(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void awaitAll(OrdersEndToEnd orders) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (orders.open() > 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(orders.open() + " orders are not completed");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
