package dev.baton.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The rounds of one scenario. */
final class Rounds {

    private final Scenario scenario;
    private final Load load;
    private final Supplier<Map<String, Duration>> cpu;
    private final List<Double> rates = new ArrayList<>();
    private final Map<String, Duration> spent = new TreeMap<>();

    /** @param cpu what each process has used so far */
    Rounds(Scenario scenario, Load load, Supplier<Map<String, Duration>> cpu) {
        this.scenario = scenario;
        this.load = load;
        this.cpu = cpu;
    }

    void warmUp() {
        System.out.printf("%s, warm-up: %.1f orders/s%n", scenario.name(), run());
    }

    void count() {
        Map<String, Duration> before = cpu.get();
        rates.add(run());
        cpu.get().forEach((process, time) -> spent.merge(process,
                time.minus(before.getOrDefault(process, Duration.ZERO)), Duration::plus));
        System.out.printf("%s, round %d: %.1f orders/s%n", scenario.name(), rates.size(), rates.getLast());
    }

    private double run() {
        long start = System.nanoTime();
        scenario.run(load.orders(), load.inFlight());
        return load.orders() * 1e9 / (System.nanoTime() - start);
    }

    Figures figures() {
        double orders = (double) rates.size() * load.orders();
        Map<String, Double> each = new TreeMap<>();
        spent.forEach((process, time) -> each.put(process, time.toMillis() / orders));
        return new Figures(scenario.name(), List.copyOf(rates), each);
    }
}
