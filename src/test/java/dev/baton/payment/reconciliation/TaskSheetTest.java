package dev.baton.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.payment.reconciliation.Resolution.Decision;
import dev.baton.payment.reconciliation.TaskSheet.Choice;
import org.junit.jupiter.api.Test;

class TaskSheetTest {

    @Test
    void only_what_is_proposed_is_offered_to_be_confirmed() {
        assertThat(Choice.of(true)).extracting(Choice::value).containsExactlyInAnyOrder(Decision.values());
        assertThat(Choice.of(false)).extracting(Choice::value)
                .doesNotContain(Decision.CONFIRM)
                .hasSize(Decision.values().length - 1);
    }
}
