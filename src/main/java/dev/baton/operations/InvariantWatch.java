package dev.baton.operations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.Recurring;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the invariants from time to time, and keeps what it has found for those who look after what is stuck. */
@Component
class InvariantWatch {

    private static final Logger LOG = LoggerFactory.getLogger(InvariantWatch.class);

    private final Invariants invariants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InvariantWatch(Invariants invariants, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.invariants = invariants;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> invariantTask(InvariantProperties properties) {
        return Recurring.task("invariants", properties.interval(), this::look);
    }

    private record Violation(String name, String what) {}

    void look() {
        List<Violation> found = invariants.check().checks().stream()
                .flatMap(check -> check.violations().stream().map(what -> new Violation(check.name(), what)))
                .distinct()
                .toList();
        transaction.executeWithoutResult(status -> keep(found));
        if (!found.isEmpty()) {
            LOG.warn("Invariants are violated in {} ways, the first of which is: {}", found.size(),
                    found.getFirst().name());
        }
    }

    /** What was found before keeps its time; what is not found any more is forgotten. */
    private void keep(List<Violation> found) {
        String[] names = found.stream().map(Violation::name).toArray(String[]::new);
        String[] whats = found.stream().map(Violation::what).toArray(String[]::new);
        jdbc.sql(
                "DELETE FROM invariant_violation WHERE (name, what) NOT IN (SELECT * FROM unnest(:names::text[], :whats::text[]))")
                .param("names", names)
                .param("whats", whats)
                .update();
        jdbc.sql(
                "INSERT INTO invariant_violation SELECT name, what, :now FROM unnest(:names::text[], :whats::text[]) found (name, what) "
                        + "ON CONFLICT DO NOTHING")
                .param("now", Row.at(clock.instant()))
                .param("names", names)
                .param("whats", whats)
                .update();
    }
}
