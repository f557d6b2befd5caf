package dev.baton.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.platform.engine.RuleRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadStartTest {

    @Test
    void the_hours_of_all_rules_are_added_up_but_never_exceed_the_longest() {
        List<RuleRow> rows = List.of(row("A", 48), row("B", 24));

        assertThat(HeadStart.of(rows, Duration.ofHours(96)).hours()).isEqualTo(72);
        assertThat(HeadStart.of(rows, Duration.ofHours(60)).given()).isEqualTo(Duration.ofHours(60));
        assertThat(HeadStart.of(List.of(), Duration.ofHours(60)).hours()).isZero();
        assertThat(HeadStart.of(rows, Duration.ofHours(96)).inWords()).contains("72 hours", "because of A");
    }

    @Test
    void a_row_that_puts_an_order_back_is_a_fault_of_the_table() {
        assertThatIllegalStateException().isThrownBy(() -> HeadStart.of(List.of(row("A", -1)), Duration.ofHours(9)))
                .withMessageContaining("headStartHours");
    }

    private static RuleRow row(String id, int hours) {
        return new RuleRow("backorder-priority",
                Map.of("ruleId", id, "reason", "because of " + id, "headStartHours", hours));
    }
}
