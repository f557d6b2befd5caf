package dev.baton.allocation.sourcing;

import static java.util.stream.Collectors.joining;

import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Why goods come from these locations and not from others, as it is kept with the order. */
public record Explanation(Inputs inputs, List<Entry> entries) {

    /** What the choice was made on. */
    public record Inputs(
            Fulfilment fulfilment,
            int maxLocations,
            List<Criterion> preference,
            String customerRegion,
            List<StockLine> lines,
            List<Facts> locations) {

        /**
         * @param available by product, in base units
         * @param ownFence what of that is set aside for the order's channel
         * @param fencedForOthers what is not available because it is set aside for another channel
         */
        public record Facts(
                String location,
                String region,
                @Nullable Integer kilometres,
                int openConsignments,
                TreeMap<String, Quantity> available,
                TreeMap<String, Quantity> ownFence,
                TreeMap<String, Quantity> fencedForOthers) {}
    }

    /**
     * A location and what became of it.
     *
     * @param ruleId the row of the table by which was chosen
     * @param reason in one sentence
     * @param rank its place among all, from 1
     * @param lines what it gives; empty if it was not taken
     */
    public record Entry(
            String ruleId,
            String reason,
            String location,
            int rank,
            boolean taken,
            List<StockLine> lines) {}

    public static Explanation of(Sourcing sourcing) {
        SourcingPolicy policy = sourcing.policy();
        List<Candidate> ranking = sourcing.ranking();
        return new Explanation(
                new Inputs(policy.fulfilment(), policy.maxLocations(), policy.preference(), sourcing.region(),
                        sourcing.wanted(), ranking.stream().map(Explanation::facts).toList()),
                IntStream.range(0, ranking.size())
                        .mapToObj(place -> entry(sourcing, ranking.get(place), place + 1))
                        .toList());
    }

    /** Which locations were taken and why, for the order's timeline. */
    public String inWords() {
        return entries.stream().filter(Entry::taken).map(entry -> entry.location() + ": " + entry.reason())
                .collect(joining("; "));
    }

    private static Inputs.Facts facts(Candidate candidate) {
        return new Inputs.Facts(candidate.location().id().value(), candidate.location().region(),
                candidate.kilometres(), candidate.openConsignments(), byName(candidate.available()),
                byName(candidate.fenced().own()), byName(candidate.fenced().others()));
    }

    private static TreeMap<String, Quantity> byName(Map<Sku, Quantity> quantities) {
        TreeMap<String, Quantity> named = new TreeMap<>();
        quantities.forEach((sku, quantity) -> named.put(sku.value(), quantity));
        return named;
    }

    private static Entry entry(Sourcing sourcing, Candidate candidate, int rank) {
        Optional<Sourcing.Part> part = sourcing.parts().stream()
                .filter(taken -> taken.location().id().equals(candidate.location().id()))
                .findFirst();
        String reason = part.isPresent() ? taken(sourcing, candidate) : notTaken(sourcing, candidate);
        return new Entry(sourcing.policy().ruleId(), reason, candidate.location().id().value(), rank,
                part.isPresent(), part.map(Sourcing.Part::lines).orElse(List.of()));
    }

    private static String taken(Sourcing sourcing, Candidate candidate) {
        String where = candidate.location().region().equals(sourcing.region()) ? ", in the customer's region" : "";
        if (candidate.covers(sourcing.wanted())) {
            return "Has everything, and is the best that has by " + preference(sourcing) + where;
        }
        return (sourcing.coversAll() ? "Gives a part; together they have everything" : "Gives what it has") + where;
    }

    private static String notTaken(Sourcing sourcing, Candidate candidate) {
        if (candidate.share(sourcing.wanted()).isEmpty()) {
            return "Has nothing of what is wanted" + leftAlone(sourcing, candidate);
        }
        if (candidate.covers(sourcing.wanted())) {
            return "Has everything, but another is better by " + preference(sourcing);
        }
        String lacking = "Has not enough of " + sourcing.wanted().stream()
                .filter(line -> candidate.available(line.sku()).compareTo(line.quantity()) < 0)
                .map(line -> line.sku().value())
                .collect(joining(", ")) + leftAlone(sourcing, candidate);
        return sourcing.parts().size() > 1 ? lacking + ", and others together are better" : lacking;
    }

    private static String leftAlone(Sourcing sourcing, Candidate candidate) {
        String kept = sourcing.wanted().stream()
                .filter(line -> candidate.available(line.sku()).compareTo(line.quantity()) < 0)
                .filter(line -> candidate.keepsForOthers(line.sku()))
                .map(line -> candidate.fenced().others().get(line.sku()) + " of " + line.sku())
                .collect(joining(", "));
        return kept.isEmpty() ? "" : "; set aside for another channel: " + kept;
    }

    private static String preference(Sourcing sourcing) {
        return sourcing.policy().preference().stream()
                .map(criterion -> criterion.name().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
    }
}
