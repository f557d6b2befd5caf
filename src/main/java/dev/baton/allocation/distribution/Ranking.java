package dev.baton.allocation.distribution;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.baton.allocation.distribution.RatedSeller.Reason;
import dev.baton.customer.CustomerId;
import dev.baton.platform.engine.RuleRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranks the distributors that may have an order: most points first, then most stock, then fewest open orders. */
final class Ranking {

    /** What stands for a distributor of which no rule says anything: silence is no permission. */
    static final Reason NO_RULE = new Reason("NO-RULE", "No rule allows it", false, 0);

    private static final Comparator<Judged> BETTER = comparingInt(Judged::points).reversed()
            .thenComparing(comparingInt((Judged judged) -> judged.facts().stockCover()).reversed())
            .thenComparingInt(judged -> judged.facts().openOrders())
            .thenComparing(judged -> judged.facts().sellerId());

    private Ranking() {}

    private record Judged(SellerFacts facts, List<Reason> reasons) {

        int points() {
            return reasons.stream().mapToInt(Reason::points).sum();
        }

        /** The strictest rule wins. */
        boolean isEligible() {
            return reasons.stream().allMatch(Reason::eligible);
        }

        RatedSeller unranked() {
            return new RatedSeller(new CustomerId(facts.sellerId()), null, points(), reasons);
        }
    }

    /**
     * @param rows for each of the sellers the rows that match
     * @return those that may have the order by rank, then those that may not
     * @throws IllegalStateException if a row does not say what it must
     */
    static List<RatedSeller> of(List<SellerFacts> sellers, List<List<RuleRow>> rows) {
        List<Judged> judged = new ArrayList<>();
        for (int index = 0; index < sellers.size(); index++) {
            judged.add(new Judged(sellers.get(index), reasons(rows.get(index))));
        }
        List<RatedSeller> ranked = new ArrayList<>();
        judged.stream().filter(Judged::isEligible).sorted(BETTER)
                .forEach(each -> ranked.add(each.unranked().ranked(ranked.size() + 1)));
        judged.stream().filter(each -> !each.isEligible()).sorted(comparing(each -> each.facts().sellerId()))
                .forEach(each -> ranked.add(each.unranked()));
        return List.copyOf(ranked);
    }

    private static List<Reason> reasons(List<RuleRow> rows) {
        return rows.isEmpty() ? List.of(NO_RULE) : rows.stream().map(Ranking::reason).toList();
    }

    private static Reason reason(RuleRow row) {
        return new Reason(row.text("ruleId"), row.text("reason"), row.flag("eligible"), row.wholeNumber("points"));
    }
}
