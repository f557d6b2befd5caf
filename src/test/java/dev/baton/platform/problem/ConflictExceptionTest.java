package dev.baton.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictExceptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "status", "detail", "instance"})
    void a_member_that_every_problem_has_is_not_told_a_second_time(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConflictException("It conflicts.", Map.of(name, "COMPLETED")))
                .withMessageContaining(name);
    }

    @Test
    void other_members_are_told() {
        assertThat(new ConflictException("It conflicts.", Map.of("orderStatus", "COMPLETED")).extra())
                .containsEntry("orderStatus", "COMPLETED");
    }
}
