package dev.baton.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import dev.baton.testing.TableReads;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class LostReturnsTest {

    private final LostReturns returns;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    LostReturnsTest(LostReturns returns, JdbcClient jdbc, TransactionTemplate transaction) {
        this.returns = returns;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void returns_that_have_ended_are_not_read_to_find_those_that_are_late() {
        var more = new TableReads(jdbc, transaction).more(this::endedAndNotLate, returns::lookAfter);

        assertThat(more.getOrDefault("return_order", 0L)).isLessThan(1_000);
    }

    private void endedAndNotLate() {
        insert("REFUSED", "now() - i % 300 * interval '1 day', now(), 'x', 'x'", TableReads.ENDED);
        // those let it seem that many are late
        insert("REQUESTED", "now() + interval '1 year', NULL, NULL, NULL", TableReads.ENDED / 10);
    }

    private void insert(String state, String changedAndEnded, int count) {
        jdbc.sql(
                """
                        INSERT INTO return_order (id, number, order_id, order_number, customer_id, channel, currency, type, reason, state,
                            requested_by, requested_at, changed_at, ended_at, ended_by, end_reason)
                        SELECT gen_random_uuid(), 'long-ago-' || :state || i, gen_random_uuid(), i, 'x', 'RETAILER', 'CNY', 'RETURN', 'OTHER',
                            :state, 'x', now(),"""
                        + " " + changedAndEnded + " FROM generate_series(1, :count) i")
                .param("state", state)
                .param("count", count)
                .update();
    }
}
