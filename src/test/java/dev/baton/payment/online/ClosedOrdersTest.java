package dev.baton.payment.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import dev.baton.testing.TableReads;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is looked for every few seconds among all payments that ever were. */
@BatonTest
class ClosedOrdersTest {

    private static final List<String> GIVEN_BACK = List.of(
            """
                    INSERT INTO orders (id, number, channel, external_reference, customer_id, currency, status, closing_reason,
                        payment_method, coupon_codes, subtotal, total, placed_by, created_at, updated_at)
                    SELECT gen_random_uuid(), 'given-back-' || i, 'GROUP_BUY', 'given-back-' || i, 'nobody', 'CNY', 'CANCELLED', '',
                        'ONLINE', '{}', 0, 0, 'given-back', now() - interval '1 year', now() - interval '1 year'
                    FROM generate_series(1, %d) i"""
                    .formatted(TableReads.ENDED),
            "INSERT INTO order_fence (order_id, state) SELECT id, 'CLOSED' FROM orders WHERE placed_by = 'given-back'",
            """
                    INSERT INTO payment (id, account_id, order_id, institution, rule_id, reason, currency, amount, capture_at_once,
                        requested_by, requested_at, authorised, captured, refunded)
                    SELECT id, 'nobody', id, 'lotus', 'x', 'x', 'CNY', 1, true, 'x', updated_at, 1, 1, 1
                    FROM orders WHERE placed_by = 'given-back'""");

    private final ClosedOrders closedOrders;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    ClosedOrdersTest(ClosedOrders closedOrders, JdbcClient jdbc, TransactionTemplate transaction) {
        this.closedOrders = closedOrders;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void what_was_given_back_long_ago_is_not_read_to_find_what_is_not() {
        var more = new TableReads(jdbc, transaction).more(
                () -> GIVEN_BACK.forEach(statement -> jdbc.sql(statement).update()), () -> closedOrders.giveBack(200));

        assertThat(more.entrySet()).isNotEmpty()
                .allSatisfy(table -> assertThat(table.getValue()).as(table.getKey()).isLessThan(TableReads.FEW));
    }
}
