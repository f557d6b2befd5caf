package dev.baton.settlement.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import dev.baton.testing.TableReads;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class LostPayoutsTest {

    private final LostPayouts payouts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    LostPayoutsTest(LostPayouts payouts, JdbcClient jdbc, TransactionTemplate transaction) {
        this.payouts = payouts;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void shares_that_are_paid_out_are_not_read_to_find_those_that_are_late() {
        var more = new TableReads(jdbc, transaction).more(this::paidOutAndNotDue, payouts::lookAfter);

        assertThat(more.getOrDefault("settlement_share", 0L)).isLessThan(1_000);
    }

    private void paidOutAndNotDue() {
        jdbc.sql(
                """
                        INSERT INTO settlement_share (settlement_id, party, basis_points, amount, tax_rate, payout_at, paid_out_at)
                        SELECT gen_random_uuid(), 'PLATFORM', 1, 1, 0, now() - i %% 300 * interval '1 day', now()
                        FROM generate_series(1, %d) i"""
                        .formatted(TableReads.ENDED))
                .update();
        // those let it seem that many are late
        jdbc.sql("""
                INSERT INTO settlement_share (settlement_id, party, basis_points, amount, tax_rate, payout_at)
                SELECT gen_random_uuid(), 'PLATFORM', 1, 1, 0, now() + interval '1 year'
                FROM generate_series(1, %d) i""".formatted(TableReads.ENDED / 10)).update();
    }
}
