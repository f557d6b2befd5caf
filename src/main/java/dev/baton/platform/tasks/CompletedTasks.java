package dev.baton.platform.tasks;

import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
     * The task at an element whose completion led to a job. Each job that asks about an element is a round of its own: the n-th is told of
     * the n-th task that was completed there, however late the search comes to know of it, and the same one whenever it asks again.
     *
     * @param jobKey of the job that asks; each time that the task is completed, one job asks, after all of those before it
     * @return null if it cannot be told
     * @throws NotYetException while the search may still come to know of it: the job is to ask again
     */
    public @Nullable CompletedTask before(long jobKey, long processInstanceKey, String elementId) {
        Question question = ask(jobKey, processInstanceKey, elementId);
        if (!search.isSetUp()) {
            return null;
        }
        Optional<CompletedTask> task = search.completed(processInstanceKey, elementId, question.round());
        if (task.isEmpty() && isEarly(question)) {
            throw notYet("the task search does not know the completed task yet");
        }
        return task.orElse(null);
    }

    /** @param round which completion of the task is meant, from 1 */
    private record Question(int round, Instant askedAt) {}

    /** Takes the next round, unless the job has asked before; also where nothing can be searched, since later jobs count on it. */
    private Question ask(long jobKey, long processInstanceKey, String elementId) {
        jdbc.sql(
                """
                        INSERT INTO user_task_question (job_key, process_instance_key, element_id, round, asked_at)
                        SELECT ?, ?, ?, count(*) + 1, ? FROM user_task_question WHERE process_instance_key = ? AND element_id = ?
                        ON CONFLICT DO NOTHING""")
                .params(jobKey, processInstanceKey, elementId, Row.at(clock.instant()), processInstanceKey, elementId)
                .update();
        return jdbc.sql("SELECT round, asked_at FROM user_task_question WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new Question(row.count("round"), row.instant("asked_at"))))
                .optional()
                .orElseThrow(() -> notYet("another job asks about the same task"));
    }

    private boolean isEarly(Question question) {
        return Duration.between(question.askedAt(), clock.instant()).compareTo(properties.patience()) < 0;
    }

    private NotYetException notYet(String why) {
        return new NotYetException(why, properties.interval());
    }
}
