package dev.baton.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What it costs that all orders want one product, or are one customer's, and what a line costs. Run with
 * {@code ./mvnw -Pbench verify -Dbench=HotSpotBenchmark}.
 */
class HotSpotBenchmark {

    private static final List<Integer> LINES = List.of(1, 10, 100, 500);

    @Test
    void measuresOrdersThatMeet() {
        Load load = Load.fromProperties();
        Map<String, Double> rates = new LinkedHashMap<>();
        try (Parts parts = Parts.startIn(Path.of("target", "bench", "hot-spots"));
                OutsideWorld outside = new OutsideWorld(load.delay(), Benchmark.SECRET);
                OrdersEndToEnd orders = new OrdersEndToEnd(Benchmark.properties(parts, outside), outside)) {
            measure("spread", orders, ReferenceData::order, load, rates);
            measure("one product", orders, ReferenceData::orderOfOneProduct, load, rates);
            measure("one customer", orders, ReferenceData::orderOfOneCustomer, load, rates);
            for (int lines : LINES) {
                measure(lines + " lines", orders, reference -> ReferenceData.orderOf(lines, reference),
                        load.of(Math.max(10, load.orders() / lines)), rates);
            }
        }
        double spread = rates.getOrDefault("spread", 1.0);
        System.out.printf("%n%-20s %16s %10s%n", "orders", "per second", "of spread");
        rates.forEach((what, rate) -> System.out.printf(Locale.ROOT, "%-20s %16.1f %10.2f%n", what, rate,
                rate / spread));
        System.out.printf(Locale.ROOT, "An order of 500 lines takes as long as %.1f of one line.%n",
                rates.getOrDefault("1 lines", 0.0) / rates.getOrDefault("500 lines", 1.0));
    }

    private static void measure(
            String what,
            OrdersEndToEnd orders,
            UnaryOperator<String> order,
            Load load,
            Map<String, Double> rates) {
        rates.put(what, Figures.of(orders.of(what, order), load, Cpu::spent).median());
    }
}
