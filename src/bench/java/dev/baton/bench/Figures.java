package dev.baton.bench;

import java.util.List;
import java.util.Map;

/**
 * What the rounds of one scenario showed.
 *
 * @param ordersPerSecond of each counted round, in the order they were run
 * @param cpuMillisPerOrder of each process over the counted rounds
 */
record Figures(String scenario, List<Double> ordersPerSecond, Map<String, Double> cpuMillisPerOrder) {

    static Figures of(Scenario scenario, Load load) {
        return inTurn(List.of(scenario), load).getFirst();
    }

    /** Of several scenarios, of which each has its turn in each round, so that what changes with time meets all of them alike. */
    static List<Figures> inTurn(List<Scenario> scenarios, Load load) {
        List<Rounds> all = scenarios.stream().map(scenario -> new Rounds(scenario, load)).toList();
        for (int warmUp = 0; warmUp < load.warmUps(); warmUp++) {
            all.forEach(Rounds::warmUp);
        }
        for (int round = 0; round < load.rounds(); round++) {
            all.forEach(Rounds::count);
        }
        return all.stream().map(Rounds::figures).toList();
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
