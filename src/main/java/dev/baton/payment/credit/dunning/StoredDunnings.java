package dev.baton.payment.credit.dunning;

import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The steps of dunning, and what finance decided after them. */
@Repository
class StoredDunnings {

    private final JdbcClient jdbc;

    StoredDunnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Dunning dunning, Money open, long processDefinitionKey) {
        jdbc.sql("""
                INSERT INTO payment_dunning (receivable_id, step, level, notice, days_overdue, open, credit_stop,
                    finance_asked, rule, reason, dunned_at, next_at, process_definition_key)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(dunning.receivableId(), dunning.step(), dunning.level(), dunning.notice(),
                        dunning.daysOverdue(), open.minor(), dunning.creditStop(), dunning.askFinance(),
                        dunning.rule(), dunning.reason(), Row.at(dunning.dunnedAt()), Row.at(dunning.nextAt()),
                        processDefinitionKey)
                .update();
    }

    /** All steps of an item, oldest first. */
    List<Dunning> of(UUID receivable) {
        return jdbc.sql("SELECT * FROM payment_dunning WHERE receivable_id = ? ORDER BY step")
                .param(receivable)
                .query(Row.as(StoredDunnings::dunning))
                .list();
    }

    Optional<DunningOutcome> outcome(long jobKey) {
        return jdbc.sql(
                "SELECT outcome = 'DECIDED' AS decided, notice, next_at FROM payment_dunning_decision WHERE job_key = ?")
                .param(jobKey)
                .query(Row.as(row -> new DunningOutcome(row.flag("decided"), row.textOrNull("notice"),
                        row.instant("next_at"))))
                .optional();
    }

    void add(
            UUID receivable,
            long jobKey,
            FormAnswer answer,
            @Nullable CompletedTask task,
            DunningOutcome outcome,
            Instant now) {
        jdbc.sql("""
                INSERT INTO payment_dunning_decision
                    (job_key, receivable_id, decision, outcome, comment, notice, person, task_key, next_at, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(jobKey, receivable, answer.decision(), outcome.isComplete() ? "DECIDED" : "INCOMPLETE",
                        answer.comment(), outcome.notice(), task == null ? null : task.assignee(),
                        task == null ? null : task.key(), Row.at(outcome.nextAt()), Row.at(now))
                .update();
    }

    private static Dunning dunning(Row row) {
        return new Dunning(
                row.uuid("receivable_id"),
                row.count("step"),
                row.count("level"),
                row.text("notice"),
                row.number("days_overdue"),
                row.flag("credit_stop"),
                row.flag("finance_asked"),
                row.text("rule"),
                row.text("reason"),
                row.instant("dunned_at"),
                row.instant("next_at"));
    }
}
