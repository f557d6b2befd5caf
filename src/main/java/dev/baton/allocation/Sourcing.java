package dev.baton.allocation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.inventory.Location;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which plant an order's goods come from.
 *
 * @param lines what is wanted
 * @param region the customer's
 * @param ranking the plants, best first
 */
record Sourcing(List<StockLine> lines, String region, List<Candidate> ranking) {

    /** A plant, and what is available there of what is wanted. */
    record Candidate(Location plant, Map<Sku, Quantity> available) {

        Quantity available(Sku sku) {
            return available.getOrDefault(sku, Quantity.ZERO);
        }

        boolean covers(List<StockLine> lines) {
            return lines.stream().allMatch(line -> available(line.sku()).compareTo(line.quantity()) >= 0);
        }

        private Quantity sum() {
            return available.values().stream().reduce(Quantity.ZERO, Quantity::plus);
        }
    }

    /** What a plant has, as it is kept with the decision. */
    record Inputs(String customerRegion, List<StockLine> lines, List<Plant> plants) {

        record Plant(String location, String region, Map<String, BigDecimal> available) {}
    }

    /** Which plant was taken and why, as it is kept with the decision. */
    record Result(String ruleId, String reason, String location) {}

    static Sourcing rank(List<StockLine> lines, List<Candidate> candidates, String region) {
        List<Candidate> ranking = candidates.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> !candidate.covers(lines))
                        .thenComparing(candidate -> !candidate.plant().region().equals(region))
                        .thenComparing(Candidate::sum, Comparator.reverseOrder())
                        .thenComparing(candidate -> candidate.plant().id()))
                .toList();
        return new Sourcing(lines, region, ranking);
    }

    static List<Candidate> candidates(List<Stock> stock) {
        return stock.stream()
                .collect(groupingBy(Stock::location))
                .entrySet()
                .stream()
                .map(plant -> new Candidate(plant.getKey(), plant.getValue()
                        .stream()
                        .collect(toUnmodifiableMap(Stock::sku, Stock::available))))
                .toList();
    }

    /** The best plant, if it has everything. */
    Optional<Location> choice() {
        return ranking.stream().filter(candidate -> candidate.covers(lines)).findFirst().map(Candidate::plant);
    }

    Inputs inputs() {
        return new Inputs(region, lines, ranking.stream()
                .map(candidate -> new Inputs.Plant(candidate.plant().id().value(), candidate.plant().region(),
                        candidate.available()
                                .entrySet()
                                .stream()
                                .collect(toUnmodifiableMap(held -> held.getKey().value(),
                                        held -> held.getValue().value()))))
                .toList());
    }

    List<Result> results() {
        return choice().stream()
                .map(plant -> new Result("SOURCING", plant.region().equals(region)
                        ? "Has everything, and lies in the customer's region"
                        : "Has everything; no plant in the customer's region does", plant.id().value()))
                .toList();
    }
}
