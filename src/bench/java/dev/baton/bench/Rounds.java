package dev.baton.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rounds of one scenario. */
final class Rounds {

    private final Scenario scenario;
    private final Load load;
    private final List<Double> rates = new ArrayList<>();
    private final Map<String, Duration> spent = new TreeMap<>();

    Rounds(Scenario scenario, Load load) {
        this.scenario = scenario;
        this.load = load;
    }

    void warmUp() {
        System.out.printf("%s, warm-up: %.1f orders/s%n", scenario.name(), run());
    }

    void count() {
        Map<String, Duration> before = Cpu.spent();
        rates.add(run());
        Cpu.since(before).forEach((process, time) -> spent.merge(process, time, Duration::plus));
        System.out.printf("%s, round %d: %.1f orders/s%n", scenario.name(), rates.size(), rates.getLast());
    }

    private double run() {
        long start = System.nanoTime();
        scenario.run(load.orders(), load.inFlight());
        return load.orders() * 1e9 / (System.nanoTime() - start);
    }

    Figures figures() {
        return new Figures(scenario.name(), List.copyOf(rates),
                Cpu.millisOfEach(spent, (double) rates.size() * load.orders()));
    }
}
