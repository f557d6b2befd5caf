package dev.baton.platform.tasks;

import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a job who completed the user task that led to it. */
@Component
public class CompletedTasks {

    private final TaskSearch search;
    private final TasklistProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    CompletedTasks(TaskSearch search, TasklistProperties properties, JdbcClient jdbc, Clock clock) {
        this.search = search;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The task at an element that was completed last.
     *
     * @param jobKey of the job that asks
     * @param counted the keys of tasks at this element that were asked for before, and are not meant
     * @return null if it cannot be told
     * @throws NotYetException while the search may still come to know of it: the job is to ask again
     */
    public @Nullable CompletedTask before(long jobKey, long processInstanceKey, String elementId, Set<String> counted) {
        if (!search.isSetUp()) {
            return null;
        }
        Optional<CompletedTask> task = search.lastCompleted(processInstanceKey, elementId, counted);
        if (task.isEmpty() && isEarly(jobKey)) {
            throw new NotYetException("the task search does not know the completed task yet", properties.interval());
        }
        return task.orElse(null);
    }

    private boolean isEarly(long jobKey) {
        Instant now = clock.instant();
        return Duration.between(firstAsked(jobKey, now), now).compareTo(properties.patience()) < 0;
    }

    /** When it was first asked who completed the task of this job: now, unless it was asked before. */
    private Instant firstAsked(long jobKey, Instant now) {
        return jdbc.sql("""
                INSERT INTO user_task_question (job_key, asked_at) VALUES (?, ?)
                ON CONFLICT (job_key) DO UPDATE SET job_key = EXCLUDED.job_key
                RETURNING asked_at""")
                .params(jobKey, Row.at(now))
                .query(Row.as(row -> row.instant("asked_at")))
                .single();
    }
}
