package dev.baton.bench;

import dev.baton.platform.ids.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * How long {@code POST /api/orders} takes at rising rates, until of a hundred answers one takes longer than 50 ms, while orders run that came in
 * before: more wait to begin than can end meanwhile. Requests are sent at their time, however long earlier ones take, and what they wait counts.
 * With {@code -Dbaton.bench.engine-away=true} the engine is stopped before, so that what it costs to take an order is seen by itself: then all
 * rates are tried. Run with {@code ./mvnw -Pbench verify -Dbench=IntakeBenchmark}.
 */
class IntakeBenchmark {

    private static final List<Integer> RATES = List.of(25, 50, 100, 200, 400, 800);
    private static final double TOO_LONG = 50;
    private static final boolean ENGINE_AWAY = Boolean.getBoolean("baton.bench.engine-away");
    private static final int WARM_UP = 500;
    private static final int RATE_OF_WARM_UP = 100;
    // until the code that takes orders is compiled as it is where it runs for days
    private static final Duration WARM_UP_OF_INTAKE = Duration.ofSeconds(60);
    // the benchmark leaves more orders waiting than anybody should
    private static final Map<String, Object> ROOM = Map.of("baton.intake.backlog", 1_000_000);

    private final List<Latency> answers = new ArrayList<>();
    private final List<Map<String, Double>> cpu = new ArrayList<>();
    private final List<Double> completed = new ArrayList<>();
    private final UUID started = Ids.next();

    @Test
    void measuresAnswersAtRisingRates() {
        Load load = Load.fromProperties();
        try (Bench bench = Bench.in("intake"); OrdersEndToEnd orders = bench.orders(ROOM)) {
            orders.run(WARM_UP, load.inFlight());
            if (ENGINE_AWAY) {
                bench.parts().stopBroker();
            }
            offer(RATE_OF_WARM_UP, WARM_UP_OF_INTAKE, orders);
            for (int rate : RATES) {
                measure(rate, orders);
                if (!ENGINE_AWAY && answers.getLast().p99() > TOO_LONG) {
                    break;
                }
            }
        }
        System.out.printf("%n%-30s %10s %10s %10s%n", "ms for an answer at", "p50", "p95", "p99");
        answers.forEach(Latency::print);
        Map<String, Object> report = Report.conditions(Map.of(
                "warmUpOrders", WARM_UP, "inFlight", load.inFlight(), "delayMillis", load.delay().toMillis(),
                "seconds", Rates.ROUND.toSeconds(), "engineAway", ENGINE_AWAY));
        report.put("answers", answers);
        report.put("cpuMillisPerRequest", cpu);
        report.put("completedPerSecond", completed);
        Report.write("intake.json", report);
    }

    private void measure(int rate, OrdersEndToEnd orders) {
        Map<String, Duration> before = Cpu.spent();
        long completedBefore = orders.placed().completed(started);
        answers.add(offer(rate, Rates.ROUND, orders));
        completed.add((orders.placed().completed(started) - completedBefore) / (double) Rates.ROUND.toSeconds());
        answers.getLast().print();
        cpu.add(Cpu.millisOfEach(Cpu.since(before), rate * Rates.ROUND.toSeconds()));
        System.out.println("CPU ms a request, and what has run of orders meanwhile: " + cpu.getLast());
        System.out.println("completed meanwhile, a second: " + completed.getLast());
    }

    private static Latency offer(int rate, Duration duration, OrdersEndToEnd orders) {
        return new OpenLoop(rate, duration).run(rate + " a second", () -> orders.place(ReferenceData::order));
    }
}
