package dev.baton.order;

import static java.util.stream.Collectors.joining;

import dev.baton.customer.CustomerId;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves orders from state to state. A step is one conditional update that also writes the timeline, so that of two that race one is taken
 * and the other finds itself late; subscribers and the rooms above are told in the same transaction.
 */
@Repository
class OrderStates {

    private static final Set<String> TOLD = Set.of(
            "order.approved", "order.rejected", "order.pre-ordered", "order.released-for-sale", "order.allocated",
            "order.shipped", "order.delivered", "order.completed", "order.cancelled");

    private final JdbcClient jdbc;
    private final OutgoingEvents events;
    private final ApplicationEventPublisher rooms;
    private final Clock clock;

    OrderStates(JdbcClient jdbc, OutgoingEvents events, ApplicationEventPublisher rooms, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * Takes a step of the process.
     *
     * @return false if the order took it before, so that nothing more is to be done
     * @throws OrderClosedException if the order is being undone or has ended unfulfilled
     * @throws IllegalStateException if the step cannot follow the order's state
     */
    boolean take(OrderId id, Step step) {
        return take(id, step, step.to().from());
    }

    /** As {@link #take(OrderId, Step)}, for a step that follows other states than its target does by rule. */
    boolean take(OrderId id, Step step, Set<OrderStatus> from) {
        if (move(id, step, from)) {
            return true;
        }
        Standing standing = standing(id);
        if (standing.isClosing()) {
            throw new OrderClosedException(id);
        }
        if (standing.status().isAtOrBeyond(step.to())) {
            return false;
        }
        throw new IllegalStateException("order " + id + " cannot go from " + standing.status() + " to " + step.to());
    }

    /** Takes a step if the order is in one of these states, is not restarting, and is changed by it. */
    boolean move(OrderId id, Step step, Set<OrderStatus> from) {
        List<@Nullable Object> values = new ArrayList<>();
        String columns = step.changes().keySet().stream().map(column -> ", " + column).collect(joining());
        String places = ", ?".repeat(step.changes().size());
        String sql =
                """
                        WITH moved AS (
                            UPDATE orders SET (updated_at, version, status%1$s) = ROW (?, version + 1, ?%2$s)
                             WHERE id = ? AND status = ANY (?) AND NOT restarting AND ROW (status%1$s) IS DISTINCT FROM ROW (?%2$s)
                            RETURNING id, number, channel, customer_id, external_reference, currency, total),
                        told AS (
                            INSERT INTO order_timeline (order_id, at, type, actor, detail) SELECT id, ?, ?, ?, ? FROM moved)
                        SELECT number, channel, customer_id, external_reference, currency, total FROM moved"""
                        .formatted(columns, places);
        Timestamp now = Row.at(clock.instant());
        values.add(now);
        values.add(step.to().name());
        values.addAll(step.changes().values());
        values.add(id.value());
        values.add(from.stream().map(Enum::name).toArray(String[]::new));
        values.add(step.to().name());
        values.addAll(step.changes().values());
        values.addAll(List.of(now, step.type(), step.actor(), step.detail()));
        Optional<Map<String, Object>> moved = jdbc.sql(sql).params(values).query(Row.as(row -> about(id, row)))
                .optional();
        moved.ifPresent(order -> tell(id, step, order));
        return moved.isPresent();
    }

    private void tell(OrderId id, Step step, Map<String, Object> order) {
        if (TOLD.contains(step.type())) {
            events.publish(id.toString(), step.type(), order);
        }
        rooms.publishEvent(new OrderMoved(id, Channel.valueOf(String.valueOf(order.get("channel"))),
                new CustomerId(String.valueOf(order.get("customerId"))), step.to()));
    }

    /** Keeps the order for this transaction alone, and tells where it stands. */
    Standing lock(OrderId id) {
        return standing(id, "FOR NO KEY UPDATE");
    }

    Standing standing(OrderId id) {
        return standing(id, "");
    }

    private Standing standing(OrderId id, String strength) {
        return jdbc.sql("""
                SELECT status, restarting, revision, channel, closing_reason,
                       cancel_requested_at IS NOT NULL AS cancel_requested, retired_instance_keys
                  FROM orders WHERE id = ?
                """ + strength)
                .param(id.value())
                .query(Row.as(OrderStates::standing))
                .single();
    }

    /** Changes columns of the order beside its state. */
    void change(OrderId id, String changes, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>();
        Collections.addAll(all, values);
        all.add(Row.at(clock.instant()));
        all.add(id.value());
        jdbc.sql("UPDATE orders SET " + changes + ", updated_at = ?, version = version + 1 WHERE id = ?").params(all)
                .update();
    }

    /** Puts an order back to its beginning with new lines, as its next revision. */
    void amend(OrderId id, Draft draft) {
        change(id,
                """
                        status = 'RECEIVED', revision = revision + 1, coupon_codes = ?, requested_delivery_date = ?, subtotal = ?,
                        discount = 0, total = ?, payment_status = CASE payment_status WHEN 'HELD' THEN 'PARTIALLY_HELD' ELSE payment_status END""",
                draft.order().couponCodes().toArray(String[]::new), draft.order().requestedDeliveryDate(),
                draft.subtotal().minor(), draft.subtotal().minor());
        rooms.publishEvent(
                new OrderMoved(id, draft.order().channel(), draft.order().customerId(), OrderStatus.RECEIVED));
    }

    /**
     * Lets a distributor sell the goods of an order that goes on.
     *
     * @return false if it does already
     */
    boolean assignSeller(OrderId id, CustomerId seller) {
        return jdbc.sql("""
                UPDATE orders SET seller_id = :seller, updated_at = :now, version = version + 1
                 WHERE id = :id AND status = 'APPROVED' AND NOT restarting AND seller_id IS DISTINCT FROM :seller""")
                .param("seller", seller.value())
                .param("now", Row.at(clock.instant()))
                .param("id", id.value())
                .update() == 1;
    }

    /** The version of the process under which an order that starts over started first; empty if it had none. */
    Optional<Long> rulesDefinition(OrderId id) {
        return jdbc.sql("SELECT rules_definition_key FROM orders WHERE id = ? AND rules_definition_key IS NOT NULL")
                .param(id.value())
                .query(Long.class)
                .optional();
    }

    /** Lets an order that restarts begin anew, unclaimed. What it holds of money it keeps until it has its new price. */
    boolean startOver(OrderId id, long closingInstance) {
        return jdbc
                .sql("""
                        UPDATE orders SET restarting = false, status = 'RECEIVED', location_id = NULL, seller_id = NULL,
                               rules_definition_key = coalesce(rules_definition_key, process_definition_key),
                               retired_instance_keys = array_remove(retired_instance_keys || process_instance_key || ?::bigint, NULL),
                               process_instance_key = NULL, process_definition_key = NULL, updated_at = ?,
                               version = version + 1
                         WHERE id = ? AND restarting""")
                .params(closingInstance, Row.at(clock.instant()), id.value())
                .update() == 1;
    }

    private static Map<String, Object> about(OrderId id, Row row) {
        String currency = row.text("currency");
        return Map.of(
                "orderId", id.toString(),
                "number", row.text("number"),
                "channel", row.text("channel"),
                "customerId", row.text("customer_id"),
                "externalReference", row.text("external_reference"),
                "total", row.money("total", currency).toMajor(),
                "currency", currency);
    }

    private static Standing standing(Row row) {
        String closing = row.textOrNull("closing_reason");
        return new Standing(
                row.constant("status", OrderStatus.class),
                row.flag("restarting"),
                row.count("revision"),
                row.constant("channel", Channel.class),
                closing == null ? null : ClosingReason.valueOf(closing),
                row.flag("cancel_requested"),
                row.numbers("retired_instance_keys"));
    }
}
