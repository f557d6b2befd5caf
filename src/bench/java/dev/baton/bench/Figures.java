package dev.baton.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What the rounds of one scenario showed.
 *
 * @param ordersPerSecond of each counted round, in the order they were run
 * @param cpuMillisPerOrder of each process over the counted rounds
 */
record Figures(String scenario, List<Double> ordersPerSecond, Map<String, Double> cpuMillisPerOrder) {

    static Figures of(Scenario scenario, Load load, Supplier<Map<String, Duration>> cpu) {
        for (int warmUp = 0; warmUp < load.warmUps(); warmUp++) {
            System.out.printf("%s, warm-up: %.1f orders/s%n", scenario.name(), round(scenario, load));
        }
        Map<String, Duration> before = cpu.get();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < load.rounds(); round++) {
            rates.add(round(scenario, load));
            System.out.printf("%s, round %d: %.1f orders/s%n", scenario.name(), round + 1, rates.getLast());
        }
        Map<String, Double> spent = new TreeMap<>();
        double orders = (double) load.rounds() * load.orders();
        cpu.get().forEach((process, time) -> spent.put(
                process, time.minus(before.getOrDefault(process, Duration.ZERO)).toMillis() / orders));
        return new Figures(scenario.name(), List.copyOf(rates), spent);
    }

    private static double round(Scenario scenario, Load load) {
        long start = System.nanoTime();
        scenario.run(load.orders(), load.inFlight());
        return load.orders() * 1e9 / (System.nanoTime() - start);
    }

    double median() {
        List<Double> sorted = ordersPerSecond.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double slowest() {
        return ordersPerSecond.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    double fastest() {
        return ordersPerSecond.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
