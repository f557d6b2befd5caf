package dev.baton.review;

import dev.baton.order.CheckFault;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the matching rules together make of an order: the strictest outcome wins, and for a person the shortest time, the highest
 * priority and the group of the most urgent rule.
 *
 * @param due within how much working time; like group and priority it counts only when a person decides
 */
record Ruling(
        ReviewOutcome outcome,
        List<Reason> reasons,
        String group,
        Duration due,
        int priority,
        boolean secondApproval) {

    private static final Reason NO_RULE = new Reason("NO-RULE", "No rule approves this order");
    private static final Comparator<MatchedRule> MOST_URGENT = Comparator.comparingInt(MatchedRule::priority)
            .thenComparing(MatchedRule::due, Comparator.reverseOrder());

    /** @param otherwise who looks and how soon, where no rule says so */
    static Ruling of(List<MatchedRule> rules, List<CheckFault> warnings, ReviewProperties otherwise) {
        ReviewOutcome outcome = rules.stream()
                .map(MatchedRule::outcome)
                .max(Comparator.naturalOrder())
                .orElse(ReviewOutcome.MANUAL);
        List<MatchedRule> manual = rules.stream().filter(MatchedRule::asksAPerson).toList();
        Optional<MatchedRule> urgent = manual.stream().max(MOST_URGENT);
        return new Ruling(
                outcome,
                reasons(outcome, rules, warnings),
                urgent.map(MatchedRule::group).orElse(otherwise.group()),
                manual.stream().map(MatchedRule::due).min(Comparator.naturalOrder()).orElse(otherwise.due()),
                urgent.map(MatchedRule::priority).orElse(otherwise.priority()),
                manual.stream().anyMatch(MatchedRule::secondApproval));
    }

    /** An approval that stands, unless the rules refuse the order by now. */
    Ruling unlessRejected(Reason kept) {
        return outcome == ReviewOutcome.REJECT
                ? this
                : new Ruling(ReviewOutcome.AUTO_APPROVE, List.of(kept), group, due, priority, false);
    }

    /** The strictest first; what speaks for approval is no reason for anything stricter. */
    private static List<Reason> reasons(ReviewOutcome outcome, List<MatchedRule> rules, List<CheckFault> warnings) {
        Stream<Reason> byRule = rules.isEmpty()
                ? Stream.of(NO_RULE)
                : rules.stream()
                        .filter(rule -> outcome == ReviewOutcome.AUTO_APPROVE
                                || rule.outcome() != ReviewOutcome.AUTO_APPROVE)
                        .sorted(Comparator.comparing(MatchedRule::outcome).reversed())
                        .map(MatchedRule::reason);
        return Stream.concat(byRule, warnings.stream().map(fault -> new Reason(fault.rule(), fault.reason()))).toList();
    }
}
