package dev.baton.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.order.CheckFault;
import dev.baton.order.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

    private static final Fact ORDER = fact("ORDER", "");
    private static final Fact PANS = fact("GROUP", "PAN");
    private static final Map<String, @Nullable Object> ROW = row(
            Map.of("ruleId", "P-1", "reason", "why", "kind", "LINE_PERCENT", "value", 12.5, "priority", 10, "exclusive",
                    false));

    @Test
    void a_line_policy_is_about_the_category_that_it_was_asked_for() {
        List<Policy> policies = Policies.read(List.of(ORDER, PANS), List.of(List.of(), List.of(ROW)), "CNY");

        assertThat(policies).containsExactly(
                new Policy("P-1", "why", PolicyKind.LINE_PERCENT, new BigDecimal("12.5"), 10, false, "PAN"));
    }

    @Test
    void what_is_named_for_the_whole_order_is_not_named_again_for_a_part() {
        assertThat(Policies.read(List.of(ORDER, PANS), List.of(List.of(ROW), List.of(ROW)), "CNY"))
                .extracting(Policy::category)
                .containsExactly("");
    }

    @Test
    void no_match_may_come_as_nothing_or_as_an_empty_list() {
        List<@Nullable List<Map<String, @Nullable Object>>> results = new ArrayList<>();
        results.add(null);
        results.add(List.of());

        assertThat(Policies.read(List.of(ORDER, PANS), results, "CNY")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "ruleId,", "reason,''", "kind,SURPRISE", "value,12.5", "value,", "priority,", "exclusive,", "exclusive,yes"
    })
    void an_output_that_is_missing_or_mistyped_is_an_error_of_the_rules(String output, @Nullable String value) {
        assertThatIllegalStateException().isThrownBy(() -> read(output, value)).withMessageContaining(output);
    }

    @ParameterizedTest
    @CsvSource({"LINE_PERCENT,100.01", "ORDER_PERCENT,-1", "ORDER_AMOUNT,-0.01", "ORDER_AMOUNT,1.005",
            "FREIGHT,60.001"})
    void a_value_that_no_price_can_have_is_an_error_of_the_rules(String kind, BigDecimal value) {
        Map<String, @Nullable Object> row = new HashMap<>(ROW);
        row.put("kind", kind);
        row.put("value", value);

        assertThatIllegalStateException().isThrownBy(() -> Policies.read(List.of(ORDER), List.of(List.of(row)), "CNY"));
    }

    @Test
    void a_result_for_each_fact_or_none_is_believed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Policies.read(List.of(ORDER, PANS), List.of(List.of()), "CNY"));
    }

    @Test
    void a_fault_found_for_several_groups_is_told_once() {
        Map<String, @Nullable Object> fault = row(Map.of("ruleId", "C-1", "reason", "too much", "severity", "SOFT"));

        assertThat(Policies.faults(2, List.of(List.of(fault), List.of(fault))))
                .containsExactly(new CheckFault("C-1", "too much", CheckFault.Severity.SOFT));
    }

    private static Map<String, @Nullable Object> row(Map<String, Object> outputs) {
        return new HashMap<>(outputs);
    }

    private static void read(String output, @Nullable Object value) {
        Map<String, @Nullable Object> row = new HashMap<>(ROW);
        row.put(output, value);
        Policies.read(List.of(ORDER), List.of(List.of(row)), "CNY");
    }

    private static Fact fact(String scope, String category) {
        return new Fact(
                scope, "DISTRIBUTOR", "DISTRIBUTOR", "GOLD", "EAST", "ACTIVE", "PREPAID", category, BigDecimal.TEN,
                BigDecimal.TEN,
                BigDecimal.TEN, 1, 0, 0, "");
    }
}
