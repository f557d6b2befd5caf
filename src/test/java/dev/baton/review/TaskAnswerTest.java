package dev.baton.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.review.TaskAnswer.Decision;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskAnswerTest {

    @Test
    void approving_needs_no_comment() {
        TaskAnswer answer = TaskAnswer.of("APPROVE", null);
        assertThat(answer.fault()).isEmpty();
        assertThat(answer.decision()).isEqualTo(Decision.APPROVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJECT", "CHANGES"})
    void anything_else_needs_one_that_says_something(String decision) {
        assertThat(TaskAnswer.of(decision, "  ").fault())
                .hasValueSatisfying(words -> assertThat(words).contains("comment"));
        assertThat(TaskAnswer.of(decision, " too many pots ").fault()).isEmpty();
        assertThat(TaskAnswer.of(decision, " too many pots ").comment()).isEqualTo("too many pots");
    }

    @Test
    void a_task_that_was_completed_without_the_form_decides_nothing() {
        assertThat(TaskAnswer.of(null, "fine").fault()).isPresent();
        assertThat(TaskAnswer.of("MAYBE", "fine").fault()).isPresent();
    }

    @Test
    void two_people_approve_when_two_can_be_told_apart() {
        Approvals first = new Approvals(Set.of()).with("anna");
        assertThat(first.isByTwoPeople()).isFalse();
        assertThat(first.with("anna").isByTwoPeople()).isFalse();
        assertThat(first.with(null).isByTwoPeople()).isFalse();
        assertThat(first.with("bo").isByTwoPeople()).isTrue();
    }

    @Test
    void who_is_asked_next_reads_why() {
        Approvals anna = new Approvals(Set.of("anna"));
        assertThat(Approvals.notice("anna", anna)).contains("anna has approved already", "another");
        assertThat(Approvals.notice(null, anna)).contains("cannot be told");
        assertThat(Approvals.notice("anna", new Approvals(Set.of()))).isEqualTo(
                "anna has approved: another person must approve too");
    }
}
