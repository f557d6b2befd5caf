package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.OverloadReport.Sight;
import dev.baton.platform.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens while four times as many orders are offered as are completed, for a minute, and how long it takes until an order is as fast as
 * usual again. Intake has a limit that the flood reaches ({@code -Dbaton.bench.backlog}). Run with
 * {@code ./mvnw -Pbench verify -Dbench=OverloadBenchmark}.
 */
class OverloadBenchmark {

    private static final int TIMES = Integer.getInteger("baton.bench.times", 4);
    private static final Duration FLOOD = Duration.ofSeconds(Integer.getInteger("baton.bench.flood-seconds", 60));
    private static final int BACKLOG = Integer.getInteger("baton.bench.backlog", 500);
    private static final int TOO_MANY = 429;
    private static final Duration USUALLY = Duration.ofSeconds(20);
    /** So much of what is completed under full load is little to do. */
    private static final double LITTLE = 0.3;
    /** An order is as fast as usual if it takes up to twice as long as the slowest of a hundred usually does. */
    private static final int STILL_USUAL = 2;
    private static final int IN_A_ROW = 5;

    @Test
    void measuresWhatIsOfferedBeyondTheLimit() {
        Load load = Load.fromProperties();
        try (Bench bench = Bench.in("overload");
                OrdersEndToEnd orders = bench.orders(Map.of("baton.intake.backlog", BACKLOG))) {
            double rate = Figures.of(orders, load).median();
            Latency usual = usual(orders, LITTLE * rate);

            Flood flood = new Flood(orders);
            List<Sight> sights = new CopyOnWriteArrayList<>();
            Latency answers = run(flood, TIMES * rate, bench.parts().sql(), sights);
            Instant ended = Instant.now();
            double usualAgain = secondsUntilUsual(orders, STILL_USUAL * usual.p99(), ended);
            orders.awaitAll();
            double completed = seconds(ended, orders.placed().lastCompletion(ended));

            OverloadReport report = new OverloadReport(rate, TIMES * rate, usual, flood.answers(), answers, sights,
                    completed, usualAgain);
            report.print();
            report.write(load);
            assertThat(flood.answers()).as("answers by status").containsKey(TOO_MANY);
            assertThat(flood.withoutRetryAfter()).as("answers that neither accept nor say when to come again").isZero();
            assertThat(flood.completed()).as("orders completed").isGreaterThanOrEqualTo(flood.accepted());
        }
    }

    private static Latency usual(OrdersEndToEnd orders, double rate) {
        UUID before = Ids.next();
        new OpenLoop(rate, USUALLY).run("", () -> orders.place(ReferenceData::order));
        orders.awaitAll();
        return orders.placed().untilCompleted("usual, until completed", before);
    }

    private static Latency run(Flood flood, double rate, JdbcClient sql, List<Sight> sights) {
        Instant begin = Instant.now();
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            var watching = watch.scheduleAtFixedRate(() -> sights.add(new Sight(
                    Math.round(seconds(begin, Instant.now())), flood.accepted(), flood.completed(), Backlog.of(sql),
                    Memory.heap())), 5, 5, TimeUnit.SECONDS);
            Latency answers = new OpenLoop(rate, FLOOD).run("in the flood, until answered", flood::offer);
            watching.cancel(false);
            return answers;
        }
    }

    /** Places one order after the other until some in a row are completed in time, and tells when the first of those was placed. */
    private static double secondsUntilUsual(OrdersEndToEnd orders, double millis, Instant ended) {
        List<Double> inTime = new ArrayList<>();
        while (inTime.size() < IN_A_ROW) {
            double placed = seconds(ended, Instant.now());
            if (orders.completesWithin(Duration.ofMillis(Math.round(millis)))) {
                inTime.add(placed);
            } else {
                inTime.clear();
            }
        }
        return inTime.getFirst();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
