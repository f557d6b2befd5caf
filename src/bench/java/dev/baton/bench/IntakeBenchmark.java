package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void measuresAnswersAtRisingRates() {
        Load load = Load.fromProperties();
        List<Latency> answers = new ArrayList<>();
        try (Bench bench = Bench.in("intake"); OrdersEndToEnd orders = bench.orders()) {
            orders.run(WARM_UP, load.inFlight());
            for (int rate : RATES) {
                answers.add(new OpenLoop(rate, Rates.ROUND).run(rate + " a second",
                        () -> orders.place(ReferenceData::order)));
                answers.getLast().print();
                orders.awaitAll();
                if (answers.getLast().p99() > TOO_LONG) {
                    break;
                }
            }
        }
        System.out.printf("%n%-30s %10s %10s %10s%n", "ms for an answer at", "p50", "p95", "p99");
        answers.forEach(Latency::print);
        Map<String, Object> report = Report.conditions(Map.of(
                "warmUpOrders", WARM_UP, "inFlight", load.inFlight(), "delayMillis", load.delay().toMillis(),
                "seconds", Rates.ROUND.toSeconds()));
        report.put("answers", answers);
        Report.write("intake.json", report);
    }
}
