package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What it costs that all orders want one product, or are one customer's, and what a line costs. Run with
 * {@code ./mvnw -Pbench verify -Dbench=HotSpotBenchmark}.
 */
class HotSpotBenchmark {

    private static final List<Integer> LINES = List.of(1, 10, 100, 500);
    private static final int FEWEST = 10;

    @Test
    void measuresOrdersThatMeet() {
        Load load = Load.fromProperties();
        try (Bench bench = Bench.in("hot-spots"); OrdersEndToEnd orders = bench.orders()) {
            List<Scenario> spots = List.of(
                    orders.of("spread", ReferenceData::order),
                    orders.of("one product", ReferenceData::orderOfOneProduct),
                    orders.of("one customer", ReferenceData::orderOfOneCustomer));
            List<Figures> met = Figures.inTurn(spots, load);
            List<Figures> ofLines = LINES.stream().map(lines -> ofLines(lines, orders, load)).toList();
            print(met, ofLines);
            Map<String, Object> report = Report.conditions(load);
            report.put("spots", met);
            report.put("lines", ofLines);
            Report.write("hot-spots.json", report);
        }
    }

    /** The longer they are, the fewer. */
    private static Figures ofLines(int lines, OrdersEndToEnd orders, Load load) {
        Scenario scenario = orders.of(lines + " lines", reference -> ReferenceData.orderOf(lines, reference));
        Load fewer = load.toCount().of(Math.max(FEWEST, load.orders() / lines));
        return Figures.of(scenario, fewer);
    }

    private static void print(List<Figures> met, List<Figures> ofLines) {
        List<Figures> all = new ArrayList<>(met);
        all.addAll(ofLines);
        System.out.printf("%n%-20s %16s %10s   %s%n", "orders", "per second", "of spread", "CPU ms per order");
        all.forEach(each -> System.out.printf(Locale.ROOT, "%-20s %16.1f %10.2f   %s%n", each.scenario(),
                each.median(), each.median() / met.getFirst().median(), each.cpuMillisPerOrder()));
        System.out.printf(Locale.ROOT, "An order of 500 lines takes as long as %.1f of one line.%n",
                ofLines.getFirst().median() / ofLines.getLast().median());
    }
}
