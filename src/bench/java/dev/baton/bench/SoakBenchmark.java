package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bench.SoakReport.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Whether what runs for long stays as it was: orders at 70 % of a rate ({@code -Dbaton.bench.rate}, without which it is measured first), for
 * half an hour ({@code -Dbaton.bench.minutes}). Run with {@code ./mvnw -Pbench verify -Dbench=SoakBenchmark}.
 */
class SoakBenchmark {

    private static final int MINUTES = Integer.getInteger("baton.bench.minutes", 30);
    private static final double SHARE = 0.7;
    private static final double WORSE = 1.5;

    @Test
    void measuresWhetherWhatRunsForLongStaysAsItWas() {
        Load load = Load.fromProperties();
        try (Bench bench = Bench.in("soak"); OrdersEndToEnd orders = bench.orders()) {
            double rate = SHARE * limit(orders, load);
            SoakReport report = new SoakReport(rate, bench.parts().databaseBytes(), bench.parts().brokerBytes(),
                    new ArrayList<>());
            SoakReport.printHead(rate);
            try (var placing = Executors.newVirtualThreadPerTaskExecutor()) {
                placing.execute(() -> new OpenLoop(rate, Duration.ofMinutes(MINUTES))
                        .run("until answered", () -> orders.place(ReferenceData::order)));
                for (int minute = 1; minute <= MINUTES; minute++) {
                    report.add(minute(orders, bench.parts()));
                }
            }
            orders.awaitAll();
            report.write(load);
            assertStaysAsItWas(report.minutes());
        }
    }

    private static double limit(OrdersEndToEnd orders, Load load) {
        String given = System.getProperty("baton.bench.rate");
        Figures figures = Figures.of(orders, given == null ? load : load.toWarmUp());
        return given == null ? figures.median() : Double.parseDouble(given);
    }

    private static Minute minute(OrdersEndToEnd orders, Parts parts) {
        Instant begin = Instant.now();
        Patience.pause(Duration.ofMinutes(1));
        Instant end = Instant.now();
        double[] millis = orders.placed().millisUntilCompleted(begin, end);
        // otherwise the old part of the heap is not looked at for hours, and what leaks hides among what is merely dead
        System.gc();
        return new Minute(millis.length, Latency.of("until completed", millis), Memory.heapAfterCollection(),
                Memory.resident(), Backlog.of(parts.sql()), parts.databaseBytes(), parts.brokerBytes());
    }

    private static void assertStaysAsItWas(List<Minute> minutes) {
        List<Minute> second = minutes.subList(minutes.size() / 3, minutes.size() * 2 / 3);
        List<Minute> last = minutes.subList(minutes.size() * 2 / 3, minutes.size());
        if (!second.isEmpty()) {
            assertThat(SoakReport.p99(last)).as("p99 until completed of the last third")
                    .isLessThanOrEqualTo(WORSE * SoakReport.p99(second));
            assertThat(SoakReport.heap(last)).as("megabytes left in the heap in the last third")
                    .isLessThanOrEqualTo(WORSE * SoakReport.heap(second));
        }
    }
}
