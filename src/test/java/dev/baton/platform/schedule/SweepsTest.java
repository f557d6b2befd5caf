package dev.baton.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.platform.sql.Row;
import dev.baton.testing.BatonTest;
import dev.baton.testing.TableReads;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class SweepsTest {

    private final List<Sweepable> sweepables;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String mine = "sweep-" + UUID.randomUUID();

    @Autowired
    SweepsTest(List<Sweepable> sweepables, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.sweepables = sweepables;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Test
    void keys_imports_and_applied_events_are_swept_after_their_time_and_not_before() {
        insert(Duration.ofHours(23), Duration.ofDays(29), Duration.ofDays(179));
        insert(Duration.ofHours(25), Duration.ofDays(31), Duration.ofDays(181));

        sweepables.forEach(Sweepable::sweep);

        assertThat(count("idempotent_request WHERE caller = ?")).isEqualTo(1);
        assertThat(count("import_job WHERE kind = ?")).isEqualTo(1);
        assertThat(count("inbox_event WHERE source = ?")).as("one too new, two never applied").isEqualTo(3);
    }

    @Test
    void what_is_kept_is_not_read_to_find_what_is_swept() {
        Map<String, Long> more = new TableReads(jdbc, transaction)
                .more(this::insertWhatIsKept, () -> sweepables.forEach(Sweepable::sweep));

        assertThat(more.entrySet()).isNotEmpty()
                .allSatisfy(table -> assertThat(table.getValue()).as(table.getKey()).isLessThan(TableReads.FEW));
    }

    /** Events, bank entries of which the names are forgotten, and accounts that are no bonuses. */
    private void insertWhatIsKept() {
        List.of("""
                INSERT INTO inbox_event (source, event_id, correlation, payload, applied_at)
                SELECT 'kept', i, '', '{}', :now FROM generate_series(1, :count) i""",
                """
                        INSERT INTO payment_bank_entry (id, statement_id, position, account, identity, direction, booking_date, amount, charges,
                            currency, reference, end_to_end_id, counterparty, remittance, words, state, decided_by, decided_at, names_forgotten_at)
                        SELECT gen_random_uuid(), gen_random_uuid(), 1, 'kept', i, 'CRDT', :now::date - 3000, 1, 0, 'CNY', '', '', '', '', '{}',
                            'MATCHED', 'x', :now, :now FROM generate_series(1, :count) i""",
                """
                        INSERT INTO ledger_account (id, kind, owner, currency, posted, opened_at)
                        SELECT 'kept:' || i, 'PREPAID', 'kept', 'CNY', 1, :now FROM generate_series(1, :count) i""")
                .forEach(statement -> jdbc.sql(statement)
                        .param("now", Row.at(clock.instant()))
                        .param("count", TableReads.ENDED)
                        .update());
    }

    @Test
    void one_that_cannot_be_swept_keeps_no_other_from_it() {
        List<String> swept = new ArrayList<>();

        Sweeps.sweep(List.of(sweepable("jammed", () -> {
            throw new IllegalStateException("always");
        }), sweepable("free", () -> swept.add("free"))));

        assertThat(swept).containsExactly("free");
    }

    private static Sweepable sweepable(String what, Runnable sweep) {
        return new Sweepable() {

            @Override
            public String what() {
                return what;
            }

            @Override
            public int sweep() {
                sweep.run();
                return 0;
            }
        };
    }

    @Test
    void the_sweep_is_on_the_schedule() {
        await().until(() -> jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'sweep'")
                .query(Integer.class)
                .single() == 1);
    }

    private void insert(Duration key, Duration imported, Duration applied) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO idempotent_request (caller, key, fingerprint, created_at) VALUES (?, ?, '', ?)")
                .params(mine, id, Row.at(clock.instant().minus(key)))
                .update();
        jdbc.sql("""
                INSERT INTO import_job (id, kind, status, caller, caller_roles, created_at)
                VALUES (?::uuid, ?, 'DONE', '', '{}', ?)""")
                .params(id, mine, Row.at(clock.instant().minus(imported)))
                .update();
        jdbc.sql("""
                INSERT INTO inbox_event (source, event_id, correlation, payload, applied_at)
                VALUES (?, ?, '', '{}', ?), (?, ? || '-unapplied', '', '{}', NULL)""")
                .params(mine, id, Row.at(clock.instant().minus(applied)), mine, id)
                .update();
    }

    private int count(String what) {
        return jdbc.sql("SELECT count(*) FROM " + what).param(mine).query(Integer.class).single();
    }
}
