package dev.baton.promotion;

import dev.baton.order.CheckFault;
import dev.baton.order.Fact;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the results of the rule tables. What a table leaves out or mistypes is an error of the rules: {@link IllegalStateException}. */
final class Policies {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private Policies() {}

    /** The policies named for these facts, in turn. A policy that was named for the whole order is not named again for a part of it. */
    static List<Policy> read(
            List<Fact> facts,
            List<? extends @Nullable List<Map<String, @Nullable Object>>> results,
            String currency) {
        List<List<RuleRow>> rows = RuleRow.of("promotion", facts.size(), results);
        List<Policy> named = new ArrayList<>();
        for (int index = 0; index < facts.size(); index++) {
            for (RuleRow row : rows.get(index)) {
                named.add(policy(row, facts.get(index).category(), currency));
            }
        }
        Set<String> general = named.stream()
                .filter(policy -> policy.category().isEmpty())
                .map(Policy::id)
                .collect(Collectors.toSet());
        return named.stream()
                .filter(policy -> policy.category().isEmpty() || !general.contains(policy.id()))
                .distinct()
                .sorted(Policy.IN_TURN)
                .toList();
    }

    /** Everything that the check found, each fault once. */
    static List<CheckFault> faults(int facts, List<? extends @Nullable List<Map<String, @Nullable Object>>> results) {
        return RuleRow.of("order-check", facts, results).stream()
                .flatMap(List::stream)
                .map(row -> new CheckFault(row.text("ruleId"), row.text("reason"),
                        row.constant("severity", CheckFault.Severity.class)))
                .distinct()
                .toList();
    }

    private static Policy policy(RuleRow row, String category, String currency) {
        PolicyKind kind = row.constant("kind", PolicyKind.class);
        BigDecimal value = row.number("value");
        boolean fits = kind.isPercent() ? value.compareTo(ALL) <= 0 : isAmount(value, currency);
        if (value.signum() < 0 || !fits) {
            throw row.broken("value", kind.isPercent() ? "from 0 to 100" : "an amount of " + currency);
        }
        // only a line policy is about a part of the order
        String about = kind == PolicyKind.LINE_PERCENT ? category : "";
        return new Policy(
                row.text("ruleId"), row.text("reason"), kind, value, row.wholeNumber("priority"), row.flag("exclusive"),
                about, isKept(row));
    }

    private static boolean isKept(RuleRow row) {
        return row.says("onAmendment") && row.constant("onAmendment", OnAmendment.class) == OnAmendment.KEEP;
    }

    private static boolean isAmount(BigDecimal value, String currency) {
        try {
            return Money.parse(value.toPlainString(), currency).toDecimal().compareTo(value) == 0;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }
}
