package dev.baton.operations.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.testing.BatonTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class OrderExceptionsTest {

    private final OrderExceptions exceptions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UUID order = UUID.randomUUID();

    @Autowired
    OrderExceptionsTest(OrderExceptions exceptions, JdbcClient jdbc, TransactionTemplate transaction) {
        this.exceptions = exceptions;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void each_matter_of_an_order_is_told_with_its_reason_and_none_of_an_order_that_has_ended() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            insertOrderInTrouble();
            assertThat(mine()).extracting(matter -> matter.kind().name()).containsExactlyInAnyOrder(
                    "PAYMENT_OVERDUE", "STOCK_OVERDUE", "SAP_REFUSED", "SAP_SILENT", "CARRIER_REFUSED",
                    "SHIPMENT_ALERT",
                    "SETTLEMENT_DIFFERENCE", "TASK_OVERDUE", "ENGINE_SILENT");
            assertThat(mine()).filteredOn(matter -> matter.kind() == ExceptionKind.SAP_REFUSED)
                    .extracting(OrderException::detail)
                    .containsExactly("SAP: Credit limit exceeded");
            assertThat(mine()).extracting(OrderException::id).doesNotHaveDuplicates()
                    .allSatisfy(id -> assertThat(exceptions.find(id)).map(OrderException::id).hasValue(id));
            status("RECEIVED", "STALLED");
            takesPartInCampaignThatEnds("now() + interval '1 day'");
            assertThat(mine()).extracting(matter -> matter.kind().name()).doesNotContain("STALLED");
            takesPartInCampaignThatEnds("now() - interval '1 day'");
            assertThat(mine()).extracting(matter -> matter.kind().name()).contains("STALLED");
            status("APPROVED", "STALLED");
            isOfferedUntil("now() + interval '1 hour'");
            assertThat(mine()).extracting(matter -> matter.kind().name()).as("a distributor is asked")
                    .doesNotContain("STALLED");
            isOfferedUntil("now() - interval '1 hour'");
            assertThat(mine()).extracting(matter -> matter.kind().name()).as("nobody notices the end")
                    .contains("STALLED");
            status("IN_REVIEW", "REVIEW_OVERDUE");
            status("DELIVERED", "SETTLEMENT_DIFFERENCE");
            jdbc.sql("UPDATE orders SET status = 'COMPLETED' WHERE id = ?").param(order).update();
            assertThat(mine()).isEmpty();
        });
    }

    private void takesPartInCampaignThatEnds(String at) {
        jdbc.sql("DELETE FROM campaign_order WHERE order_id = ?").param(order).update();
        jdbc.sql(
                """
                        WITH made AS (INSERT INTO campaign (id, name, sku, minimum, starts_at, ends_at, opened_by, opened_at)
                            VALUES (gen_random_uuid(), 'x', 'x', 1, now() - interval '2 days', %s, 'x', now()) RETURNING id)
                        INSERT INTO campaign_order (order_id, campaign_id, quantity, joined_at) SELECT ?, id, 1, now() FROM made"""
                        .formatted(at))
                .param(order).update();
    }

    private void isOfferedUntil(String at) {
        jdbc.sql("DELETE FROM order_offer WHERE order_id = ?").param(order).update();
        jdbc.sql("""
                INSERT INTO order_offer (id, order_id, revision, round, seller, state, offered_at, expires_at)
                VALUES (gen_random_uuid(), ?, 1, 1, 'x', 'OPEN', now() - interval '2 hours', %s)""".formatted(at))
                .param(order).update();
    }

    private void status(String status, String kind) {
        jdbc.sql("UPDATE orders SET status = ? WHERE id = ?").params(status, order).update();
        assertThat(mine()).extracting(matter -> matter.kind().name()).contains(kind);
    }

    /** Page by page, so that the cursor is tried too. */
    private List<OrderException> mine() {
        List<OrderException> mine = new ArrayList<>();
        @Nullable
        String cursor = null;
        do {
            Page<OrderException> page = exceptions.page(null, null, Limit.of(3), cursor);
            page.items().stream().filter(matter -> new OrderId(order).equals(matter.orderId())).forEach(mine::add);
            cursor = page.nextCursor();
        } while (cursor != null);
        return mine;
    }

    private void insertOrderInTrouble() {
        List.of("""
                INSERT INTO orders (id, number, channel, external_reference, customer_id, currency, status, payment_method, coupon_codes,
                    subtotal, total, placed_by, created_at, updated_at)
                VALUES ('%1$s', '%1$s', 'DISTRIBUTOR', '%1$s', 'nobody', 'CNY', 'RELEASED', 'PREPAID', '{}', 0, 0, 'test',
                    now() - interval '1 day', now() - interval '1 day')""",
                """
                        INSERT INTO payment_waiter (order_id, account_id, amount, revision, queued_at, deadline)
                        VALUES ('%s', 'x', 1, 1, now() - interval '2 days', now() - interval '1 day')""",
                """
                        INSERT INTO allocation_waiter (order_id, revision, currency, queued_at, deadline)
                        VALUES ('%s', 1, 'CNY', now() - interval '2 days', now() - interval '1 day')""",
                """
                        INSERT INTO order_review VALUES ('%s', 1, 'MANUAL', '[]', 'g', 1, now() - interval '1 day', now(), false, now())""",
                """
                        INSERT INTO sap_request (order_id, step, subject, state, request_id, sap_message)
                        VALUES ('%1$s', 'SALES_ORDER', '%1$s', 'REFUSED', repeat('0', 32), 'Credit limit exceeded')""",
                """
                        INSERT INTO sap_request (order_id, step, subject, state, request_id, updated_at)
                        VALUES ('%1$s', 'GOODS_ISSUE', '%1$s', 'INTENT', repeat('1', 32), now() - interval '1 hour')""",
                """
                        INSERT INTO shipment (id, order_id, consignment_id, carrier, service, state, carrier_message, created_at)
                        VALUES ('%1$s', '%1$s', '%1$s', 'fast', 'x', 'REFUSED', 'no such street', now())""",
                """
                        INSERT INTO shipment_alert (shipment_id, kind, detail, raised_at) VALUES ('%s', 'LATE', 'not picked up', now())""",
                """
                        INSERT INTO order_timeline (order_id, at, type, actor, detail)
                        VALUES ('%1$s', now(), 'task.overdue', 'process', 'x'), ('%1$s', now(), 'settlement.difference', 'x', 'x')""",
                """
                        INSERT INTO outbox (key, destination, type, payload, due_since, next_attempt_at)
                        VALUES ('%s', 'engine', 'start', '{}', now() - interval '1 hour', now() + interval '1 hour')""")
                .forEach(statement -> jdbc.sql(statement.formatted(order)).update());
    }
}
