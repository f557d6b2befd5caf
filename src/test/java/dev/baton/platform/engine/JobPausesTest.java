package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class JobPausesTest {

    private static final JobProperties SETTINGS = new JobProperties(
            Duration.ofMinutes(2), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private final JobPauses pauses = new JobPauses(SETTINGS, order -> false);

    @Test
    void pauses_double_as_retries_are_used_up_and_the_last_is_the_longest() {
        Exception failure = new IllegalStateException("any");
        assertThat(pauses.after(failure, 40)).satisfies(about(39, 1_000));
        assertThat(pauses.after(failure, 8)).satisfies(about(7, 1_875));
        assertThat(pauses.after(failure, 7)).satisfies(about(6, 3_750));
        assertThat(pauses.after(failure, 3)).satisfies(about(2, 60_000));
        assertThat(pauses.after(failure, 2)).satisfies(about(1, 120_000));
        assertThat(pauses.after(failure, 1).retries()).isZero();
    }

    @Test
    void an_outage_of_minutes_leaves_no_incident_however_many_retries_a_task_has() {
        Exception failure = new IllegalStateException("any");
        for (int retries = 4; retries <= 12; retries++) {
            long allPauses = IntStream.rangeClosed(2, retries)
                    .mapToLong(left -> pauses.after(failure, left).pause().toMillis())
                    .sum();
            assertThat(Duration.ofMillis(allPauses)).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(310));
        }
    }

    @Test
    void what_is_not_the_jobs_fault_keeps_its_retries() {
        assertThat(pauses.after(new OrderClosedException(OrderId.next()), 1)).satisfies(about(1, 2_000));
        assertThat(pauses.after(new CannotAcquireLockException("race"), 1)).satisfies(about(1, 300));
        List.of(new CannotCreateTransactionException("away"), new DataAccessResourceFailureException("away"))
                .forEach(away -> assertThat(pauses.after(away, 1)).satisfies(about(1, 3_000)));
    }

    @Test
    void a_job_of_an_order_that_has_ended_waits_for_nothing_and_uses_up_its_retries() {
        OrderId ended = OrderId.next();
        JobPauses ofSome = new JobPauses(SETTINGS, ended::equals);
        assertThat(ofSome.after(new OrderClosedException(ended), 8).retries()).isEqualTo(7);
        assertThat(ofSome.after(new OrderClosedException(ended), 1).retries()).isZero();
        assertThat(ofSome.after(new OrderClosedException(OrderId.next()), 1)).satisfies(about(1, 2_000));
    }

    @Test
    void whether_an_order_has_ended_is_not_guessed_while_the_database_is_away() {
        JobPauses away = new JobPauses(SETTINGS, order -> {
            throw new DataAccessResourceFailureException("away");
        });
        assertThat(away.after(new OrderClosedException(OrderId.next()), 1)).satisfies(about(1, 2_000));
    }

    @Test
    void an_engine_that_takes_no_more_costs_no_retry_and_one_that_refuses_does() {
        assertThat(pauses.after(away(Status.RESOURCE_EXHAUSTED), 1)).satisfies(about(1, 3_000));
        assertThat(pauses.after(away(Status.INVALID_ARGUMENT), 8).retries()).isEqualTo(7);
    }

    private static EngineUnavailableException away(Status why) {
        return new EngineUnavailableException(new CompletionException(why.asRuntimeException()));
    }

    private static Consumer<JobPauses.Verdict> about(int retries, long millis) {
        return verdict -> {
            assertThat(verdict.retries()).isEqualTo(retries);
            assertThat(verdict.pause().toMillis()).isBetween(millis * 3 / 4, millis * 5 / 4);
        };
    }
}
