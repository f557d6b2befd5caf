package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class JobPausesTest {

    private final JobPauses pauses = new JobPauses(new JobProperties(
            5, Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(2), Duration.ofSeconds(3)));

    @Test
    void pauses_double_as_retries_are_used_up_and_have_a_limit() {
        Exception failure = new IllegalStateException("any");
        assertThat(pauses.after(failure, 5)).satisfies(about(4, 1_000));
        assertThat(pauses.after(failure, 4)).satisfies(about(3, 2_000));
        assertThat(pauses.after(failure, 3)).satisfies(about(2, 4_000));
        assertThat(pauses.after(failure, 2)).satisfies(about(1, 6_000));
        assertThat(pauses.after(failure, 1)).satisfies(about(0, 6_000));
        assertThat(pauses.after(failure, 9)).satisfies(about(8, 1_000));
    }

    @Test
    void what_is_not_the_jobs_fault_keeps_its_retries() {
        assertThat(pauses.after(new OrderClosedException(OrderId.next()), 1)).satisfies(about(1, 2_000));
        assertThat(pauses.after(new CannotAcquireLockException("race"), 1)).satisfies(about(1, 300));
        List.of(new CannotCreateTransactionException("away"), new DataAccessResourceFailureException("away"))
                .forEach(away -> assertThat(pauses.after(away, 1)).satisfies(about(1, 3_000)));
    }

    private static Consumer<JobPauses.Verdict> about(int retries, long millis) {
        return verdict -> {
            assertThat(verdict.retries()).isEqualTo(retries);
            assertThat(verdict.pause().toMillis()).isBetween(millis * 3 / 4, millis * 5 / 4);
        };
    }
}
