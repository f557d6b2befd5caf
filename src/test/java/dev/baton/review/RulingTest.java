package dev.baton.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.order.CheckFault;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulingTest {

    private static final ReviewProperties USUAL = new ReviewProperties(
            "sales-reviewers", Duration.ofHours(8), 50, "review-managers", Duration.ofHours(4), 20,
            Duration.ofHours(72),
            Duration.ofHours(72));

    @Test
    void an_order_that_no_rule_speaks_of_goes_to_a_person() {
        Ruling ruling = ruling();
        assertThat(ruling.outcome()).isEqualTo(ReviewOutcome.MANUAL);
        assertThat(ruling.group()).isEqualTo("sales-reviewers");
        assertThat(ruling.due()).isEqualTo(Duration.ofHours(8));
        assertThat(ruling.reasons()).extracting(Reason::rule).containsExactly("NO-RULE");
    }

    @Test
    void the_strictest_outcome_wins_and_approval_is_no_reason_for_it() {
        Ruling ruling = ruling(auto("A"), manual("B", "planners", 8, 40), reject("C"));
        assertThat(ruling.outcome()).isEqualTo(ReviewOutcome.REJECT);
        assertThat(ruling.reasons()).extracting(Reason::rule).containsExactly("C", "B");
        assertThat(ruling(auto("A")).reasons()).extracting(Reason::rule).containsExactly("A");
    }

    @Test
    void the_group_of_the_most_urgent_rule_reviews_within_the_shortest_time_of_all() {
        Ruling ruling = ruling(
                manual("B", "planners", 2, 40), manual("C", "credit-reviewers", 6, 70),
                manual("D", "sales-reviewers", 8, 70));
        assertThat(ruling.group()).isEqualTo("credit-reviewers");
        assertThat(ruling.due()).isEqualTo(Duration.ofHours(2));
        assertThat(ruling.priority()).isEqualTo(70);
        assertThat(ruling.secondApproval()).isFalse();
    }

    @Test
    void what_a_check_warned_of_is_among_the_reasons() {
        List<CheckFault> warnings = List.of(new CheckFault("CHK-1", "Unusual", CheckFault.Severity.SOFT));
        Ruling ruling = Ruling.of(List.of(MatchedRule.of(manual("B", "planners", 8, 40), USUAL)), warnings, USUAL);
        assertThat(ruling.reasons()).containsExactly(new Reason("B", "Because of B"), new Reason("CHK-1", "Unusual"));
    }

    @Test
    void a_row_that_leaves_open_who_looks_and_when_takes_what_is_usual() {
        MatchedRule rule = MatchedRule.of(row("B", "MANUAL", null, null, null, null), USUAL);
        assertThat(rule.group()).isEqualTo("sales-reviewers");
        assertThat(rule.due()).isEqualTo(Duration.ofHours(8));
        assertThat(rule.priority()).isEqualTo(50);
        assertThat(rule.secondApproval()).isFalse();
        assertThat(MatchedRule.of(row("B", "MANUAL", null, 0.5, null, true), USUAL).due())
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void a_row_without_an_outcome_or_with_one_that_is_mistyped_is_named() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MatchedRule.of(row("REV-7", null, null, null, null, null), USUAL))
                .withMessageContaining("REV-7").withMessageContaining("outcome");
        assertThatIllegalStateException()
                .isThrownBy(() -> MatchedRule.of(row("REV-7", "PERHAPS", null, null, null, null), USUAL))
                .withMessageContaining("REV-7").withMessageContaining("outcome");
    }

    @SafeVarargs
    private static Ruling ruling(Map<String, Object>... rows) {
        return Ruling.of(Arrays.stream(rows).map(row -> MatchedRule.of(row, USUAL)).toList(), List.of(), USUAL);
    }

    private static Map<String, Object> auto(String rule) {
        return row(rule, "AUTO_APPROVE", null, null, null, false);
    }

    private static Map<String, Object> manual(String rule, String group, int hours, int priority) {
        return row(rule, "MANUAL", group, hours, priority, false);
    }

    private static Map<String, Object> reject(String rule) {
        return row(rule, "REJECT", null, null, null, null);
    }

    private static Map<String, Object> row(
            String rule,
            @Nullable String outcome,
            @Nullable String group,
            @Nullable Number hours,
            @Nullable Integer priority,
            @Nullable Boolean second) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("ruleId", rule);
        row.put("reason", "Because of " + rule);
        row.put("outcome", outcome);
        row.put("group", group);
        row.put("dueHours", hours);
        row.put("priority", priority);
        row.put("secondApproval", second);
        row.values().removeIf(value -> value == null);
        return Map.copyOf(row);
    }
}
