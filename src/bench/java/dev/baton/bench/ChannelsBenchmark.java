package dev.baton.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Orders of each channel from end to end, and all of them mixed, beside those of distributors. Retailers' orders are taken by the distributors
 * that they are offered to, and consumers pay online ({@link Partners}). Run with {@code ./mvnw -Pbench verify -Dbench=ChannelsBenchmark}.
 */
class ChannelsBenchmark {

    @Test
    void measuresEachChannelBesideDistributorOrders() {
        Load load = Load.fromProperties();
        try (Bench bench = Bench.in("channels"); OrdersEndToEnd orders = bench.orders()) {
            // no more than 20 orders and 8 payments of one within an hour, which the rules would bring before a person
            TradeData trade = new TradeData(orders.api(), 10 + load.orders() * (load.rounds() + load.warmUps()) / 4);
            trade.load();
            List<Scenario> channels = List.of(
                    orders.of("distributor", ReferenceData::order),
                    orders.of("retailer", trade::ofRetailer),
                    orders.of("group-buy", trade::ofConsumer),
                    orders.of("mixed", trade::ofAnybody));
            try (Partners partners = new Partners(orders.api())) {
                Figures.inTurn(channels, load.toWarmUp());
                Instant warm = Instant.now();
                List<Figures> figures = Figures.inTurn(channels, load.toCount());
                Map<String, List<Latency>> latencies = new LinkedHashMap<>();
                channels.forEach(each -> latencies.put(each.name(), orders.placed().latencies(warm, each.name())));
                print(figures, latencies);
                write(load, figures, latencies);
            }
        }
    }

    private static void print(List<Figures> figures, Map<String, List<Latency>> latencies) {
        System.out.printf("%n%-20s %10s %10s %10s %16s   %s%n", "orders per second", "median", "slowest", "fastest",
                "of distributors'", "CPU ms per order");
        figures.forEach(each -> System.out.printf(Locale.ROOT, "%-20s %10.1f %10.1f %10.1f %16.2f   %s%n",
                each.scenario(), each.median(), each.slowest(), each.fastest(),
                each.median() / figures.getFirst().median(), each.cpuMillisPerOrder()));
        latencies.forEach((what, states) -> {
            System.out.printf("%n%-30s %10s %10s %10s%n", what + ", ms", "p50", "p95", "p99");
            states.forEach(Latency::print);
        });
    }

    private static void write(Load load, List<Figures> figures, Map<String, List<Latency>> latencies) {
        Map<String, Object> report = Report.conditions(load);
        report.put("channels", figures);
        report.put("latencies", latencies);
        Report.write("channels.json", report);
    }
}
