package dev.baton.allocation.sourcing;

import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which locations goods come from. Fewer locations beat more; of as many, those that the policy prefers.
 *
 * @param wanted one line for each product
 * @param region the customer's
 * @param ranking the candidates, best first
 * @param parts what comes from where; empty if nothing is to be reserved
 */
public record Sourcing(
        SourcingPolicy policy,
        List<StockLine> wanted,
        String region,
        List<Candidate> ranking,
        List<Part> parts) {

    /** Several locations are only looked for among so many of the best: to try all would take too long. */
    private static final int CONSIDERED = 12;

    /** What comes from a location. */
    public record Part(Location location, List<StockLine> lines) {}

    public static Sourcing of(
            SourcingPolicy policy,
            List<StockLine> lines,
            List<Candidate> candidates,
            String region) {
        List<StockLine> wanted = StockLine.bySku(lines);
        List<Candidate> ranking = candidates.stream().sorted(order(policy, region)).toList();
        return new Sourcing(policy, wanted, region, ranking, parts(policy, wanted, ranking));
    }

    private static Comparator<Candidate> order(SourcingPolicy policy, String region) {
        Comparator<Candidate> byId = Comparator.comparing(candidate -> candidate.location().id());
        return policy.preference().stream()
                .map(criterion -> criterion.order(region))
                .reduce(Comparator::thenComparing)
                .map(preferred -> preferred.thenComparing(byId))
                .orElse(byId);
    }

    private static List<Part> parts(SourcingPolicy policy, List<StockLine> wanted, List<Candidate> ranking) {
        Optional<Candidate> one = ranking.stream().filter(candidate -> candidate.covers(wanted)).findFirst();
        if (one.isPresent()) {
            return List.of(new Part(one.get().location(), wanted));
        }
        if (policy.fulfilment() == Fulfilment.COMPLETE) {
            return List.of();
        }
        List<Candidate> useful = ranking.stream()
                .filter(candidate -> !candidate.share(wanted).isEmpty())
                .limit(CONSIDERED)
                .toList();
        for (int locations = 2; locations <= policy.maxLocations(); locations++) {
            Optional<List<Part>> several = several(useful, wanted, locations);
            if (several.isPresent()) {
                return several.get();
            }
        }
        return policy.fulfilment() == Fulfilment.PARTIAL ? most(useful, wanted, policy.maxLocations()) : List.of();
    }

    /** The best so many that have everything together. */
    private static Optional<List<Part>> several(List<Candidate> useful, List<StockLine> wanted, int locations) {
        if (wanted.isEmpty()) {
            return Optional.of(List.of());
        }
        if (locations == 0) {
            return Optional.empty();
        }
        for (int first = 0; first < useful.size(); first++) {
            List<StockLine> share = useful.get(first).share(wanted);
            Optional<List<Part>> others = share.isEmpty()
                    ? Optional.empty()
                    : several(useful.subList(first + 1, useful.size()), less(wanted, share), locations - 1);
            if (others.isPresent()) {
                List<Part> parts = new ArrayList<>(List.of(new Part(useful.get(first).location(), share)));
                parts.addAll(others.get());
                return Optional.of(List.copyOf(parts));
            }
        }
        return Optional.empty();
    }

    /** As much as so many locations have together, taken from the one that has most of what is still wanted. */
    private static List<Part> most(List<Candidate> useful, List<StockLine> wanted, int locations) {
        List<Candidate> left = new ArrayList<>(useful);
        List<StockLine> open = wanted;
        List<Part> parts = new ArrayList<>();
        while (parts.size() < locations && !open.isEmpty()) {
            List<StockLine> missing = open;
            Optional<Candidate> next = left.stream()
                    .filter(candidate -> !candidate.share(missing).isEmpty())
                    .min(Comparator.comparing((Candidate candidate) -> sum(candidate.share(missing))).reversed());
            if (next.isEmpty()) {
                break;
            }
            List<StockLine> share = next.get().share(missing);
            parts.add(new Part(next.get().location(), share));
            left.remove(next.get());
            open = less(missing, share);
        }
        return List.copyOf(parts);
    }

    /** What of these is not among the others. */
    static List<StockLine> less(List<StockLine> lines, List<StockLine> taken) {
        Map<Sku, Quantity> left = new TreeMap<>();
        lines.forEach(line -> left.merge(line.sku(), line.quantity(), Quantity::plus));
        taken.forEach(line -> left.merge(line.sku(), line.quantity().negate(), Quantity::plus));
        return left.entrySet().stream()
                .filter(line -> line.getValue().isPositive())
                .map(line -> new StockLine(line.getKey(), line.getValue()))
                .collect(Collectors.toUnmodifiableList());
    }

    private static Quantity sum(List<StockLine> lines) {
        return lines.stream().map(StockLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Whether nothing of what is wanted is left to wait. */
    public boolean coversAll() {
        return parts.stream().map(Part::lines).reduce(wanted, Sourcing::less).isEmpty();
    }
}
