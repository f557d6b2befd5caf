package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.testing.BatonTest;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each invariant is broken behind the application's back, in a transaction that is rolled back, and must be found broken. */
@BatonTest
@Isolated("locks the tables that it breaks")
class InvariantsTest {

    private static final String BROKEN = "broken-" + UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID TWIN = UUID.randomUUID();

    private final Invariants invariants;
    private final JdbcTemplate connections;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    InvariantsTest(
            Invariants invariants,
            JdbcTemplate connections,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.invariants = invariants;
        this.connections = connections;
        this.jdbc = jdbc;
        this.transaction = transaction;
        transaction.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    @Test
    void each_invariant_is_found_broken_when_it_is() {
        Set<String> never = new HashSet<>();
        invariants.check().checks().forEach(check -> never.add(check.name()));
        for (List<String> breaking : breakings()) {
            // what runs in the background may hold one of the tables and want another
            await().ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
                    .untilAsserted(() -> foundBroken(breaking, never));
        }
        assertThat(never).as("never found broken").isEmpty();
    }

    @Test
    void the_database_may_take_longer_for_it_than_for_anything_else() {
        transaction.executeWithoutResult(status -> {
            int usual = patience();
            invariants.check();
            assertThat(patience()).isGreaterThan(usual);
        });
    }

    /** How long an answer of the database is waited for, in milliseconds. */
    private int patience() {
        return Objects.requireNonNull(connections.execute((Connection connection) -> connection.getNetworkTimeout()));
    }

    private void foundBroken(List<String> breaking, Set<String> never) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            // what the database itself refuses must be found too, should a constraint ever be lost
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            dropChecks();
            breaking.forEach(step -> jdbc.sql(step).update());
            InvariantReport report = invariants.check(Integer.MAX_VALUE);
            assertThat(report.ok()).as(breaking.toString()).isFalse();
            report.checks().stream()
                    .filter(check -> check.violations().stream().anyMatch(InvariantsTest::isOurs))
                    .forEach(check -> never.remove(check.name()));
        });
    }

    private static boolean isOurs(String violation) {
        return violation.contains(BROKEN) || violation.contains(ORDER.toString());
    }

    private static List<List<String>> breakings() {
        return List.of(
                List.of(order(ORDER, "RECEIVED", "NONE")),
                List.of(order(ORDER, "RECEIVED", "NONE"),
                        "UPDATE orders SET revision = 2 WHERE id = '%s'".formatted(ORDER)),
                List.of(order(ORDER, "RELEASED", "HELD"), order(TWIN, "RELEASED", "HELD"),
                        "UPDATE orders SET process_instance_key = -7 WHERE id IN ('%s', '%s')".formatted(ORDER, TWIN)),
                List.of(order(ORDER, "APPROVED", "HELD"), line(), policy(),
                        "INSERT INTO order_review VALUES ('%s', 1, 'MANUAL', '[]', 'g', 1, now(), now(), true, now())"
                                .formatted(ORDER)),
                List.of(order(ORDER, "APPROVED", "HELD"),
                        "UPDATE orders SET process_definition_key = -7 WHERE id = '%s'".formatted(ORDER),
                        "INSERT INTO order_review VALUES ('%s', 1, 'AUTO_APPROVE', '[]', 'g', 1, now(), now(), false, now())"
                                .formatted(ORDER),
                        "INSERT INTO order_risk VALUES ('%s', 1, 60, 'HOLD', '[1]', now())".formatted(ORDER)),
                List.of(order(ORDER, "CANCELLED", "VOIDED"), waiterForMoney(), sapRequest("SALES_ORDER", "'SO-1'"),
                        shipment("INTENT")),
                List.of(order(ORDER, "COMPLETED", "HELD"), waiterForMoney()),
                List.of(order(ORDER, "CANCELLED", "VOIDED"), cancellation()),
                List.of(order(ORDER, "APPROVED", "HELD"), cancellation()),
                List.of(shipment("INTENT"), parcel("REFUNDED"), consignment(),
                        "UPDATE consignment SET state = 'DELIVERED' WHERE id = '%s'".formatted(ORDER)),
                List.of(shipment("INTENT"), parcel("RESHIPPED"), consignment()),
                List.of("""
                        INSERT INTO carrier_claim (id, exception_id, shipment_id, amount, currency, accepted, state, opened_at, decided_at, decided_by)
                        VALUES ('%1$s', '%1$s', '%1$s', 5, 'CNY', 5, 'ACCEPTED', now(), now(), 'x')"""
                        .formatted(ORDER)),
                List.of("INSERT INTO customer (id, type, name, parent_id, tier, region, status, currency, changed_at) VALUES ('%1$s', 'RETAILER', 'x', 'nobody', 'x', 'x', 'ACTIVE', 'CNY', now())"
                        .formatted(BROKEN)),
                List.of("INSERT INTO seller_listing VALUES ('%1$s', '%1$s', true, 5, 'CNY', 1, 'x', now())"
                        .formatted(BROKEN)),
                List.of("""
                        INSERT INTO price_proposal (id, kind, seller, listed, sku, price, currency, state, rule, reason, proposed_by, proposed_at,
                            decided_by, decided_at)
                        VALUES ('%1$s', 'LISTING', '%2$s', true, '%2$s', 5, 'CNY', 'IN_FORCE', '', 'x', 'x', now(), 'y', now())"""
                        .formatted(ORDER, BROKEN)),
                List.of(order(ORDER, "APPROVED", "HELD"), line(),
                        "INSERT INTO price_list (id, name, currency, valid_from, changed_by, changed_at) VALUES ('%1$s', '%2$s', 'EUR', now(), 'x', now())"
                                .formatted(ORDER, BROKEN),
                        "UPDATE order_line SET price_list_id = order_id WHERE order_id = '%s'".formatted(ORDER)),
                List.of("INSERT INTO outbox (key, destination, type, payload, due_since) VALUES ('%s', 'engine', 'start', '{}', now() - interval '1 day')"
                        .formatted(ORDER)),
                List.of("INSERT INTO stock VALUES ('%1$s', '%1$s', 5, 7)".formatted(BROKEN)),
                List.of("INSERT INTO stock VALUES ('%1$s', '%1$s', 0, 0, 3)".formatted(BROKEN)),
                List.of("INSERT INTO stock_threshold VALUES ('%1$s', '%1$s', 5, 8)".formatted(BROKEN)),
                List.of("INSERT INTO stock_threshold VALUES ('%1$s', '%1$s', 0, 1, 2)".formatted(BROKEN),
                        "INSERT INTO stock VALUES ('%1$s', '%1$s', 3)".formatted(BROKEN)),
                List.of(replenishment("OPEN", "NULL")),
                List.of(order(ORDER, "DELIVERED", "HELD"), replenishment("ORDERED", "'%s'".formatted(ORDER))),
                List.of("""
                        INSERT INTO stock_ring_fence (location, sku, channel, quantity, remaining, set_by, set_at)
                        VALUES ('%1$s', '%1$s', 'RETAILER', 5, 3, 'x', now())"""
                        .formatted(BROKEN)),
                List.of("INSERT INTO stock (location, sku, fenced) VALUES ('%1$s', '%1$s', 3)".formatted(BROKEN)),
                List.of("""
                        INSERT INTO reservation (reference, location, sku, quantity, state, document, reserved_at, ended_at, arrived)
                        VALUES ('%1$s', '%1$s', '%1$s', 1, 'ISSUED', 'D', now(), now(), 2)"""
                        .formatted(BROKEN)),
                List.of("""
                        INSERT INTO stock_count (id, number, location, mode, all_products, state, opened_by, opened_at, count_expires_at)
                        VALUES ('%1$s', '%2$s', '%2$s', 'TRACK', true, 'POSTED', 'x', now(), now())"""
                        .formatted(ORDER, BROKEN),
                        """
                                INSERT INTO stock_count_entry (count_id, sku, quantity, expected, counted_at, entered_by, entered_at)
                                VALUES ('%1$s', '%2$s', 5, 3, now(), 'x', now())"""
                                .formatted(ORDER, BROKEN)),
                List.of(stockPeriod(), "INSERT INTO stock VALUES ('%1$s', '%1$s', 5)".formatted(BROKEN)),
                List.of(stockPeriod(),
                        "INSERT INTO stock_period_balance VALUES ('1999-12', '%1$s', '%1$s', 3, 0, 0, 0, 3, '{}')"
                                .formatted(BROKEN)),
                List.of("INSERT INTO sap_stock_line VALUES ('%1$s', '%2$s', '%2$s', true, 5, 3, 'ADJUSTED')"
                        .formatted(ORDER, BROKEN)),
                List.of(transfer("APPROVED", "NULL, NULL")),
                List.of(transfer("SHIPPED", "now(), 'DN'")),
                List.of(order(ORDER, "SHIPPED", "HELD"), line(),
                        "UPDATE order_line SET shipped = 1 WHERE order_id = '%s'".formatted(ORDER)),
                List.of(order(ORDER, "ALLOCATED", "HELD"), line(),
                        "UPDATE order_line SET cancelled = 1, cancelled_total = 30 WHERE order_id = '%s'"
                                .formatted(ORDER)),
                List.of(order(ORDER, "ALLOCATED", "HELD"), line(), consignment(),
                        "INSERT INTO reservation (reference, location, sku, quantity, reserved_at) VALUES ('%1$s', '%2$s', '%2$s', 3, now())"
                                .formatted(ORDER, BROKEN)),
                List.of(account(),
                        "UPDATE ledger_account SET posted = -5, pending = 3 WHERE id = '%s'".formatted(BROKEN)),
                List.of(account(),
                        "INSERT INTO ledger_transfer (key, type, debit, credit, currency, amount, memo, reference, at) VALUES ('%1$s', 'PENDING', '%1$s', '%1$s', 'CNY', 5, '', '', now())"
                                .formatted(BROKEN),
                        "INSERT INTO ledger_hold SELECT id, debit, reference, amount, 4, 4 FROM ledger_transfer WHERE key = '%s'"
                                .formatted(BROKEN)),
                List.of(owed(),
                        "UPDATE payment_receivable SET paid = 95, written_off = 3 WHERE id = '%s'".formatted(ORDER)),
                List.of(receipt()),
                List.of("INSERT INTO payment (id, account_id, institution, rule_id, reason, currency, amount, capture_at_once, requested_by, requested_at, authorised, captured, refunding) VALUES ('%s', 'x', 'x', 'x', 'x', 'CNY', 5, true, 'x', now(), 5, 7, 8)"
                        .formatted(ORDER)),
                List.of("INSERT INTO payment_promise (order_id, revision, account_id, amount, promised_at, kept_at) VALUES ('%s', 1, 'x', 5, now(), now())"
                        .formatted(ORDER)),
                List.of(bankStatement(), bankEntry()),
                List.of(voucher(),
                        "INSERT INTO payment_bank_match VALUES ('%1$s', 'VOUCHER', '%1$s', 'x', 5, 7, 0)"
                                .formatted(ORDER)),
                List.of("INSERT INTO settlement_document (id, number, order_id, consignment_id, customer_id, currency, total, revenue, freight, tax, with_difference, settled_at) VALUES ('%1$s', '%2$s', '%1$s', '%1$s', 'x', 'CNY', 10, 10, 0, 0, false, now())"
                        .formatted(ORDER, BROKEN)),
                List.of(order(ORDER, "COMPLETED", "CAPTURED"),
                        "INSERT INTO settlement_document (id, number, order_id, consignment_id, customer_id, currency, total, revenue, freight, tax, with_difference, settled_at) VALUES ('%1$s', '%2$s', '%1$s', '%1$s', 'x', 'CNY', 10, 10, 0, 0, false, now())"
                                .formatted(ORDER, BROKEN),
                        "INSERT INTO settlement_share VALUES ('%1$s', 'SELLER', '%2$s', 10000, 10, 12, 0, now(), NULL)"
                                .formatted(ORDER, BROKEN),
                        "INSERT INTO ledger_account (id, kind, owner, currency, opened_at) VALUES ('%1$s:SPLIT:CNY', 'SPLIT', '%1$s', 'CNY', now())"
                                .formatted(BROKEN),
                        "INSERT INTO settlement_refund VALUES ('%1$s', '%1$s', 'CNY', 5, 0, 'x', 'x', now())"
                                .formatted(ORDER)),
                List.of(order(ORDER, "APPROVED", "HELD"), proposal("PROPOSED")),
                List.of(order(ORDER, "APPROVED", "HELD"), line(),
                        "UPDATE orders SET revision = 2 WHERE id = '%s'".formatted(ORDER),
                        proposal("ACCEPTED"),
                        "INSERT INTO substitution_line VALUES ('%s', 1, 'x', 1, 80, 'y', 1, 90, 'R', 'x')"
                                .formatted(ORDER)),
                List.of(complaint("OPEN", "NULL")),
                List.of(complaint("SOLVED", "now()"),
                        "INSERT INTO complaint_message VALUES ('%s', 2, 'CUSTOMER', 'REOPENING', 'x', '', now())"
                                .formatted(ORDER)),
                List.of(order(ORDER, "RELEASED", "HELD"), soldBySomebody(), offer("OPEN"), consignment(),
                        waiterForStock()),
                List.of(order(ORDER, "RELEASED", "HELD"), offer("ACCEPTED")),
                List.of(order(ORDER, "RELEASED", "HELD"), campaign("MISSED", "7")),
                List.of(order(ORDER, "RELEASED", "HELD"), campaign("OPEN", "NULL")),
                List.of(order(ORDER, "CANCELLED", "VOIDED"), account(),
                        """
                                INSERT INTO payment (id, account_id, order_id, institution, rule_id, reason, currency, amount, capture_at_once,
                                    requested_by, requested_at, authorised, captured)
                                VALUES ('%1$s', '%2$s', '%1$s', 'x', 'x', 'x', 'CNY', 5, true, 'x', now(), 5, 5)"""
                                .formatted(ORDER, BROKEN),
                        "UPDATE ledger_account SET posted = 5 WHERE id = '%s'".formatted(BROKEN),
                        "UPDATE orders SET channel = 'GROUP_BUY' WHERE id = '%s'".formatted(ORDER)),
                comingBack(),
                List.of(order(ORDER, "PRE_ORDERED", "PARTIALLY_HELD")),
                List.of(order(ORDER, "RELEASED", "HELD"), actedOnUnsaid(), endedByNobody()),
                List.of(order(ORDER, "RELEASED", "HELD"), migration(),
                        "INSERT INTO process_migration_instance VALUES ('%1$s', '%1$s', 1, 'MOVED', '', now())"
                                .formatted(ORDER)),
                List.of(order(ORDER, "RELEASED", "HELD"), migration(),
                        "INSERT INTO process_migration_instance VALUES ('%1$s', '%1$s', 1, 'ASKED', '', now())"
                                .formatted(ORDER)),
                List.of(order(ORDER, "RELEASED", "HELD"), sapRequest("SALES_ORDER", "'%s'".formatted(BROKEN)),
                        "INSERT INTO sap_request (order_id, step, subject, state, request_id, number) VALUES ('%1$s', 'SALES_ORDER', '%1$s', 'DONE', repeat('0', 32), '%2$s')"
                                .formatted(TWIN, BROKEN)));
    }

    /** Said to be answered at that time, though we never wrote. */
    private static String complaint(String state, String answered) {
        return """
                INSERT INTO complaint (id, number, order_id, order_number, customer_id, category, state, opened_by, opened_at, changed_at,
                    answered_at, first_answered_at, first_answer_seconds)
                SELECT '%1$s', '%2$s', '%1$s', 'x', 'x', 'OTHER', '%3$s', 'x', now() - interval '1 day', now() - interval '1 day', %4$s, %4$s,
                    CASE WHEN %4$s::timestamptz IS NULL THEN NULL ELSE 1 END"""
                .formatted(ORDER, BROKEN, state, answered);
    }

    /** Said to be returned, credited, refunded and stocked, each by another quantity or amount. */
    private static List<String> comingBack() {
        return List.of(order(ORDER, "COMPLETED", "CAPTURED"), line(), owed(),
                "UPDATE payment_receivable SET credited = 3 WHERE id = '%s'".formatted(ORDER),
                "UPDATE order_line SET coming_back = 1, returned = 3 WHERE order_id = '%s'".formatted(ORDER),
                """
                        INSERT INTO settlement_document (id, number, order_id, consignment_id, customer_id, currency, total, revenue, freight, tax,
                            with_difference, settled_at)
                        VALUES ('%1$s', '%2$s', '%1$s', '%1$s', 'x', 'CNY', 5, 5, 0, 0, false, now())"""
                        .formatted(ORDER, BROKEN),
                """
                        INSERT INTO settlement_line (settlement_id, line_no, kind, sku, quantity, net, tax, total)
                        VALUES ('%s', 1, 'GOODS', 'x', 1, 5, 0, 5)"""
                        .formatted(ORDER),
                "INSERT INTO settlement_credit VALUES ('%1$s', '%2$s', '%1$s', 'x', 'x', 'CNY', 3, 0, 3, 0, NULL, now())"
                        .formatted(ORDER, BROKEN),
                "INSERT INTO settlement_credit_line VALUES ('%s', 1, 1, 1, 3, 0, 0, 3, 0)".formatted(ORDER),
                "INSERT INTO settlement_refund VALUES ('%1$s', '%1$s', 'CNY', 500, 0, 'x', 'x', now())"
                        .formatted(ORDER),
                "INSERT INTO settlement_refund_target VALUES ('%s', 'x', 7)".formatted(ORDER),
                """
                        INSERT INTO return_order (id, number, order_id, order_number, customer_id, channel, currency, type, reason, state,
                            requested_by, requested_at, changed_at)
                        VALUES ('%1$s', '%2$s', '%1$s', 'x', 'x', 'DISTRIBUTOR', 'CNY', 'RETURN', 'OTHER', 'STOCKED', 'x',
                            now() - interval '1 day', now() - interval '1 day')"""
                        .formatted(ORDER, BROKEN),
                """
                        INSERT INTO return_line (return_id, no, line_no, sku, name, quantity, condition, location, delivered_at, received)
                        VALUES ('%s', 1, 1, 'x', 'x', 2, 'USED', 'x', now(), 2)"""
                        .formatted(ORDER));
    }

    private static String actedOnUnsaid() {
        return """
                INSERT INTO exception_action (exception_id, kind, order_id, action, reason, detail, actor, at)
                VALUES ('STALLED:%1$s', 'STALLED', '%1$s', 'HAND_OVER', 'x', 'x', 'x', now())"""
                .formatted(ORDER);
    }

    private static String migration() {
        return """
                INSERT INTO process_migration VALUES ('%s', 'x', 1, 1, 2, 2, '{}', 'x', 'x', now(), now())"""
                .formatted(ORDER);
    }

    private static String endedByNobody() {
        return """
                INSERT INTO engine_incident (id, error_type, cause, process_id, process_definition_key, element_id, element_instance_key,
                    process_instance_key, root_instance_key, raised_at, seen_at, closed_at, closed_by)
                VALUES ('%s', 'x', 'x', 'x', 1, 'x', 1, 1, 1, now(), now(), now(), 'x')"""
                .formatted(ORDER);
    }

    private static String soldBySomebody() {
        return "UPDATE orders SET seller_id = 'x' WHERE id = '%s'".formatted(ORDER);
    }

    private static String offer(String state) {
        return """
                INSERT INTO order_offer (id, order_id, revision, round, seller, state, offered_at, expires_at)
                VALUES ('%1$s', '%1$s', 1, 1, 'y', '%2$s', now(), now())"""
                .formatted(ORDER, state);
    }

    private static String waiterForStock() {
        return """
                INSERT INTO allocation_waiter (id, order_id, pool, revision, currency, queued_at, deadline)
                VALUES ('%1$s', '%1$s', 'z', 1, 'CNY', now(), now())"""
                .formatted(ORDER);
    }

    /** The order takes part in it with more than it takes, and is said to be counted though nobody knows when it was paid. */
    private static String campaign(String status, String counted) {
        return """
                WITH taking AS (INSERT INTO campaign_order VALUES ('%1$s', '%1$s', 9, now(), NULL, true))
                INSERT INTO campaign (id, name, sku, minimum, maximum, starts_at, ends_at, status, opened_by, opened_at, counted)
                VALUES ('%1$s', 'x', 'x', 5, 6, now(), now(), '%2$s', 'x', now(), %3$s)"""
                .formatted(ORDER, status, counted);
    }

    private static String replenishment(String state, String order) {
        return """
                INSERT INTO replenishment (id, location, sku, alert_id, customer_id, quantity, state, orders, order_id, order_number, changed_by,
                    proposed_at, changed_at)
                VALUES ('%1$s', '%2$s', '%2$s', 1, '%2$s', 1, '%3$s', CASE WHEN %4$s IS NULL THEN 0 ELSE 1 END, %4$s,
                    CASE WHEN %4$s IS NULL THEN NULL ELSE 'x' END, 'x', now(), now())"""
                .formatted(ORDER, BROKEN, state, order);
    }

    private static String stockPeriod() {
        return "INSERT INTO stock_period VALUES ('1999-12', '1999-12-01', '2000-01-01', 'x', now())";
    }

    /** Said to have received three of five, with nothing reserved, moved or receipted. */
    private static String transfer(String state, String shipped) {
        return """
                WITH line AS (INSERT INTO stock_transfer_line VALUES ('%1$s', 'x', 5, 3, 0))
                INSERT INTO stock_transfer (id, number, state, source, source_named, destination, reference, requested_by, requested_at, rule,
                    rule_reason, approved_by, shipment_due_at, shipped_at, shipment_document)
                VALUES ('%1$s', '%2$s', '%3$s', 'x', true, 'y', '%2$s', 'x', now(), 'x', 'x', 'x', now(), %4$s)"""
                .formatted(ORDER, BROKEN, state, shipped);
    }

    /** Said to have two entries. */
    private static String bankStatement() {
        return """
                INSERT INTO payment_bank_statement (id, account, number, entries, imported_by, imported_at)
                VALUES ('%s', 'x', '%s', 2, 'x', now())""".formatted(ORDER, BROKEN);
    }

    /** Said to be matched, with nothing booked for it. */
    private static String bankEntry() {
        return """
                INSERT INTO payment_bank_entry (id, statement_id, position, account, identity, direction, booking_date, amount, charges,
                    currency, reference, end_to_end_id, counterparty, remittance, words, state, decided_at)
                VALUES ('%1$s', '%1$s', 1, 'x', '%1$s', 'CRDT', now(), 5, 0, 'CNY', '', '', '', '', '{}', 'MATCHED', now())"""
                .formatted(ORDER);
    }

    private static String voucher() {
        return """
                INSERT INTO payment_top_up (id, account_id, amount, currency, institution, reference, note, entered_by, entered_at, status,
                    method, paid_on)
                VALUES ('%s', 'x', 5, 'CNY', 'x', '%s', '', 'x', now(), 'IN_REVIEW', 'CASH', now())"""
                .formatted(ORDER, BROKEN);
    }

    private static String cancellation() {
        return "INSERT INTO order_cancellation VALUES ('%s', 'CUSTOMER', 'x', 'x', 'R', 'x', 'CNY', 5, now())"
                .formatted(ORDER);
    }

    private static String order(UUID id, String status, String paymentStatus) {
        return """
                INSERT INTO orders (id, number, channel, external_reference, customer_id, currency, status, payment_status, payment_method,
                    coupon_codes, subtotal, discount, total, closing_reason, placed_by, created_at, updated_at)
                VALUES ('%1$s', '%2$s', 'DISTRIBUTOR', '%1$s', 'nobody', 'CNY', '%3$s', '%4$s', 'PREPAID', '{}', 100, 10, 90, 'test',
                    'test', now() - interval '1 day', now() - interval '1 day')"""
                .formatted(id, BROKEN + id, status, paymentStatus);
    }

    private static String line() {
        return """
                INSERT INTO order_line (order_id, line_no, kind, sku, name, category, unit, listed, outside_band, quantity, unit_price,
                    tax_rate, subtotal, total)
                VALUES ('%s', 1, 'GOODS', 'x', 'x', 'x', 'x', true, false, 1, 80, 0, 80, 80)"""
                .formatted(ORDER);
    }

    private static String proposal(String state) {
        return """
                INSERT INTO substitution_proposal (id, order_id, revision, state, currency, total, new_total, proposed_at, expires_at,
                    decided_by, decided_at)
                SELECT '%1$s', '%1$s', 1, '%2$s', 'CNY', 90, 100, now() - interval '1 hour', now() + interval '1 hour',
                    CASE '%2$s' WHEN 'PROPOSED' THEN NULL ELSE 'x' END, CASE '%2$s' WHEN 'PROPOSED' THEN NULL ELSE now() END"""
                .formatted(ORDER, state);
    }

    private static String policy() {
        return "INSERT INTO order_policy VALUES ('%s', 1, 1, 'P', 'x', 'ORDER_AMOUNT', 3)".formatted(ORDER);
    }

    private static String waiterForMoney() {
        return "INSERT INTO payment_waiter (order_id, account_id, amount, revision, queued_at, deadline) VALUES ('%s', 'x', 1, 1, now(), now())"
                .formatted(ORDER);
    }

    /** Its goods are others than those that are reserved under its id. */
    private static String consignment() {
        return """
                WITH goods AS (INSERT INTO consignment_line VALUES ('%1$s', 1, 0, 'x', 1, 80, 80))
                INSERT INTO consignment (id, order_id, revision, number, location, currency, state, reserved_at, changed_at)
                VALUES ('%1$s', '%1$s', 1, 1, 'x', 'CNY', 'RESERVED', now(), now())"""
                .formatted(ORDER);
    }

    private static String sapRequest(String step, String number) {
        return "INSERT INTO sap_request (order_id, step, subject, state, request_id, number) VALUES ('%1$s', '%2$s', '%1$s', 'DONE', repeat('1', 32), %3$s)"
                .formatted(ORDER, step, number);
    }

    private static String shipment(String state) {
        return "INSERT INTO shipment (id, order_id, consignment_id, carrier, service, state, created_at) VALUES ('%1$s', '%1$s', '%1$s', 'x', 'x', '%2$s', now())"
                .formatted(ORDER, state);
    }

    /** Its shipment is waited for, and nothing came of it. */
    private static String parcel(String state) {
        return """
                INSERT INTO shipment_exception (id, shipment_id, order_id, consignment_id, kind, cause, state, raised_at, begun_at, stock_deadline,
                    ended_at)
                VALUES ('%1$s', '%1$s', '%1$s', '%1$s', 'LOST', 'x', '%2$s', now(), now(), now(), now())"""
                .formatted(ORDER, state);
    }

    private static String account() {
        return "INSERT INTO ledger_account (id, kind, owner, currency, opened_at) VALUES ('%1$s', 'PREPAID', '%1$s', 'CNY', now())"
                .formatted(BROKEN);
    }

    private static String owed() {
        return """
                WITH account AS (INSERT INTO ledger_account (id, kind, owner, currency, opened_at)
                    VALUES ('%1$s:R', 'RECEIVABLE', '%1$s', 'CNY', now()) RETURNING id)
                INSERT INTO payment_receivable (id, customer_id, account_id, order_id, invoice, currency, amount, due_on, overdue_from, settled_at)
                SELECT '%2$s', 'x', id, '%2$s', '%1$s', 'CNY', 90, now(), now(), now() FROM account"""
                .formatted(BROKEN, ORDER);
    }

    private static String receipt() {
        return """
                INSERT INTO payment_receipt (id, customer_id, amount, currency, institution, reference, received_at, entered_by, entered_at)
                VALUES ('%1$s', 'x', 5, 'CNY', 'x', '%2$s', now(), 'x', now())"""
                .formatted(ORDER, BROKEN);
    }

    private void dropChecks() {
        jdbc.sql(
                """
                        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint
                        WHERE contype = 'c' AND conrelid IN ('orders'::regclass, 'stock'::regclass, 'stock_count'::regclass, 'reservation'::regclass, 'ledger_account'::regclass,
                            'ledger_transfer'::regclass, 'ledger_hold'::regclass, 'payment'::regclass, 'payment_receivable'::regclass, 'complaint'::regclass, 'campaign'::regclass,
                            'campaign_order'::regclass, 'settlement_share'::regclass, 'order_offer'::regclass, 'order_line'::regclass, 'return_order'::regclass,
                            'settlement_credit'::regclass)
                        UNION ALL SELECT 'ALTER TABLE orders DROP CONSTRAINT orders_process_instance_key_key'
                        UNION ALL SELECT 'DROP INDEX sap_request_number'""")
                .query(String.class)
                .list()
                .forEach(statement -> jdbc.sql(statement).update());
    }
}
