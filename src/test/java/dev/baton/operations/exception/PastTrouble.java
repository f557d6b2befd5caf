package dev.baton.operations.exception;

import dev.baton.testing.TableReads;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that have ended after all sorts of trouble, and other trouble that is over. */
final class PastTrouble {

    private static final List<String> STATEMENTS = List.of(
            """
                    INSERT INTO orders (id, number, channel, external_reference, customer_id, currency, status, payment_method,
                    coupon_codes, subtotal, total, placed_by, created_at, updated_at)
                    SELECT gen_random_uuid(), '%1$s-' || i, 'GROUP_BUY', '%1$s-' || i, 'nobody', 'CNY', 'COMPLETED', 'ONLINE', '{}', 0,
                    0, '%1$s', now() - interval '1 year', now() - interval '1 year' FROM generate_series(1, %2$d) i""",
            """
                    INSERT INTO order_review
                    SELECT id, 1, 'MANUAL', '[]', 'g', 1, updated_at, updated_at, false, updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO sap_request (order_id, step, subject, state, request_id, number, updated_at)
                    SELECT id, 'SALES_ORDER', id, 'DONE', repeat('0', 32), number, updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO shipment (id, order_id, consignment_id, carrier, service, state, booking_id, tracking_number,
                    pickup_due_at, goods_issue_document, goods_issued_at, delivery_due_at, delivered_at, proof_at, proof_signed_by,
                    proof_event, created_at)
                    SELECT id, id, id, 'fast', 'x', 'BOOKED', 'x', number, updated_at, 'x', updated_at, updated_at, updated_at,
                    updated_at, 'x', 'x', updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO shipment_alert (shipment_id, kind, detail, raised_at)
                    SELECT id, 'LATE', 'not picked up', updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO order_timeline (order_id, at, type, actor, detail)
                    SELECT id, updated_at, unnest(ARRAY['task.overdue', 'settlement.difference']), 'process', 'x'
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO order_hold (order_id, reason, requested_by, requested_at, remind_at, ended_at, ended_by)
                    SELECT id, 'x', 'x', updated_at, updated_at, updated_at, 'x'
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO allocation_waiter (order_id, revision, currency, queued_at, deadline, ended_at, ending)
                    SELECT id, 1, 'CNY', updated_at, updated_at, updated_at, 'GRANTED'
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO campaign_order (order_id, campaign_id, quantity, joined_at)
                    SELECT id, id, 1, updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO order_offer (id, order_id, revision, round, seller, state, offered_at, expires_at, answered_at,
                    answered_by)
                    SELECT id, id, 1, 1, 'x', 'ACCEPTED', updated_at, updated_at, updated_at, 'x'
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO engine_incident (id, error_type, cause, process_id, process_definition_key, element_id,
                    element_instance_key, process_instance_key, root_instance_key, raised_at, seen_at, closed_at)
                    SELECT id, 'x', 'x', 'x', 1, 'x', 1, 1, 1, updated_at, updated_at, updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO payment_bank_statement (id, account, number, imported_by, imported_at)
                    SELECT id, 'x', number, 'x', updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO payment_bank_entry (id, statement_id, position, account, identity, direction, booking_date, amount,
                    charges, currency, reference, end_to_end_id, counterparty, remittance, words, state, decided_by, decided_at)
                    SELECT id, id, 1, 'x', number, 'CRDT', updated_at, 1, 0, 'CNY', '', '', '', '', '{}', 'MATCHED', 'x', updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO inbox_event (source, event_id, correlation, payload, received_at, applied_at)
                    SELECT 'payment:x', number, number, '{}', updated_at, updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO payment_top_up (id, account_id, amount, currency, institution, reference, note, entered_by, entered_at,
                    status, method, paid_on, decided_by, decided_at)
                    SELECT id, 'x', 1, 'CNY', 'x', number, '', 'x', updated_at, 'POSTED', 'CASH', updated_at, 'y', updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO payment_write_off (id, receivable_id, amount, reason, state, due_at, proposed_by, proposed_at,
                    ended_at)
                    SELECT id, id, 1, 'x', 'REJECTED', updated_at, 'x', updated_at, updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO price_proposal (id, kind, list_id, sku, price, currency, state, rule, reason, proposed_by, proposed_at,
                    decided_by, decided_at)
                    SELECT id, 'PRICE_LIST', id, 'x', 1, 'CNY', 'REFUSED', 'x', 'x', 'x', updated_at, 'y', updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO complaint (id, number, order_id, order_number, customer_id, category, state, opened_by, opened_at,
                    changed_at, closed_at, closed_by)
                    SELECT id, number, id, number, 'nobody', 'OTHER', 'CLOSED', 'x', updated_at, updated_at, updated_at, 'x'
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO stock_transfer (id, number, state, source_named, order_id, revision, wait_id, requested_at, ended_at)
                    SELECT id, number, 'LAPSED', false, id, 1, id, updated_at, updated_at
                    FROM orders WHERE placed_by = '%1$s'""",
            """
                    INSERT INTO outbox (key, destination, type, payload, due_since, next_attempt_at)
                    SELECT id::text, 'engine', 'x', '{}', updated_at, now() + interval '1 day'
                    FROM orders WHERE placed_by = '%1$s' LIMIT 1""",
            """
                    INSERT INTO outbox (key, destination, type, payload, due_since, next_attempt_at)
                    VALUES ('%1$s', 'engine', 'x', '{}', now() - interval '1 day', now() + interval '1 day')""");

    private PastTrouble() {}

    static void insert(JdbcClient jdbc) {
        String tag = "past-" + UUID.randomUUID();
        STATEMENTS.forEach(statement -> jdbc.sql(statement.formatted(tag, TableReads.ENDED)).update());
    }
}
