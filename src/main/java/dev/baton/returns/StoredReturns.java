package dev.baton.returns;

import dev.baton.order.Order;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Returns: how they come in and are read. */
@Repository
class StoredReturns {

    private final JdbcClient jdbc;

    StoredReturns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param goods of the order's lines, one for each line that is asked for
     * @param year of its number
     */
    void add(UUID id, int year, Order order, NewReturn asked, List<ReturnableLine> goods, String by, Instant now) {
        jdbc.sql(
                """
                        INSERT INTO return_order (id, number, order_id, order_number, customer_id, channel, currency, type, reason, state, requested_by,
                            requested_at, changed_at)
                        SELECT :id, 'BR-' || :year || '-' || lpad(n, greatest(6, length(n)), '0'), :order, :orderNumber, :customer, :channel, :currency,
                            :type, :reason, 'REQUESTED', :by, :now, :now
                        FROM (SELECT nextval('return_number')::text AS n) AS next""")
                .param("id", id)
                .param("year", String.valueOf(year))
                .param("order", order.id().value())
                .param("orderNumber", order.number())
                .param("customer", order.customerId().value())
                .param("channel", order.channel().name())
                .param("currency", order.currency())
                .param("type", asked.type().name())
                .param("reason", asked.reason().name())
                .param("by", by)
                .param("now", Row.at(now))
                .update();
        for (int index = 0; index < goods.size(); index++) {
            addLine(id, index + 1, asked.type(), asked.lines().get(index), goods.get(index));
        }
    }

    private void addLine(UUID id, int no, ReturnType type, NewReturn.Line asked, ReturnableLine goods) {
        boolean exchanged = type == ReturnType.EXCHANGE;
        Sku sku = Objects.requireNonNullElse(asked.replacementSku(), goods.sku());
        Quantity quantity = Objects.requireNonNullElse(asked.replacementQuantity(), asked.quantity());
        jdbc.sql("""
                INSERT INTO return_line (return_id, no, line_no, sku, name, quantity, condition, location, delivered_at,
                    replacement_sku, replacement_quantity)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, no, goods.line(), goods.sku().value(), goods.name(), asked.quantity().value(),
                        asked.condition().name(), goods.location(), Row.at(goods.deliveredAt()),
                        exchanged ? sku.value() : null, exchanged ? quantity.value() : null)
                .update();
    }

    Optional<ReturnOrder> find(UUID id) {
        return read(List.of(id), "").stream().findFirst();
    }

    /** Keeps it for this transaction alone. */
    Optional<ReturnOrder> lock(UUID id) {
        return read(List.of(id), " FOR UPDATE").stream().findFirst();
    }

    /** Those of these orders, oldest first. */
    List<ReturnOrder> of(Collection<OrderId> orders) {
        return read(jdbc.sql("SELECT id FROM return_order WHERE order_id = ANY (?)")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new)).query(UUID.class).list(), "");
    }

    /** Newest first, before this id; what is null is not asked for. */
    List<ReturnOrder> list(
            @Nullable OrderId order,
            @Nullable String customer,
            @Nullable ReturnState state,
            UUID before,
            int limit) {
        List<UUID> ids = jdbc
                .sql("""
                        SELECT id FROM return_order
                        WHERE id < :before AND (:order::uuid IS NULL OR order_id = :order) AND (:customer::text IS NULL OR customer_id = :customer)
                            AND (:state::text IS NULL OR state = :state)
                        ORDER BY id DESC LIMIT :limit""")
                .param("before", before)
                .param("order", order == null ? null : order.value())
                .param("customer", customer)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query(UUID.class)
                .list();
        return read(ids, "").reversed();
    }

    /**
     * Those that should have gone on before this moment, long ago.
     *
     * @param after the ids are after this one
     */
    List<UUID> late(Instant before, UUID after, int limit) {
        return jdbc.sql("""
                WITH late AS MATERIALIZED (SELECT id FROM return_order
                    WHERE ended_at IS NULL AND changed_at < :before AND (state <> 'AUTHORISED' OR receive_by < :before)
                        AND (state <> 'RECEIVED' OR inspect_by < :before))
                SELECT id FROM late WHERE id > :after ORDER BY id LIMIT :limit""")
                .param("before", Row.at(before))
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** By id, that is the oldest first. */
    private List<ReturnOrder> read(Collection<UUID> ids, String locking) {
        UUID[] all = ids.toArray(UUID[]::new);
        // the lines are read after the lock, or they are those of before it
        List<ReturnOrder> found = jdbc.sql("SELECT * FROM return_order WHERE id = ANY (?) ORDER BY id" + locking)
                .param(all)
                .query(Row.as(row -> order(row, List.of())))
                .list();
        Map<UUID, List<ReturnLine>> lines = jdbc.sql("""
                SELECT l.*, r.currency FROM return_line l JOIN return_order r ON r.id = l.return_id
                WHERE l.return_id = ANY (?) ORDER BY l.no""")
                .param(all)
                .query(Row.as(row -> Map.entry(row.uuid("return_id"), line(row))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return found.stream().map(order -> order.with(lines.getOrDefault(order.id(), List.of()))).toList();
    }

    private static ReturnOrder order(Row row, List<ReturnLine> lines) {
        String currency = row.text("currency");
        UUID replacement = row.uuidOrNull("replacement_order_id");
        return new ReturnOrder(row.uuid("id"), row.text("number"), row.orderId("order_id"), row.text("order_number"),
                row.text("customer_id"), row.text("channel"), currency, row.constant("type", ReturnType.class),
                row.constant("reason", ReturnReason.class), row.constant("state", ReturnState.class),
                row.text("requested_by"), row.instant("requested_at"), policy(row), row.textOrNull("authorised_by"),
                row.instantOrNull("authorised_at"), row.instantOrNull("receive_by"), row.instantOrNull("received_at"),
                row.instantOrNull("inspect_by"), row.textOrNull("inspected_by"), row.instantOrNull("inspected_at"),
                row.textOrNull("sap_return"), row.textOrNull("credit"), row.moneyOrNull("refunded", currency),
                row.moneyOrNull("paid_back", currency), replacement == null ? null : new OrderId(replacement),
                row.instantOrNull("ended_at"), row.textOrNull("ended_by"), row.textOrNull("end_reason"),
                row.count("course"), row.numberOrNull("process_instance_key"), lines);
    }

    private static @Nullable ReturnPolicy policy(Row row) {
        return row.textOrNull("outcome") == null
                ? null
                : new ReturnPolicy(row.constant("outcome", PolicyOutcome.class), row.text("rule"),
                        row.text("rule_reason"), row.constant("freight", Freight.class));
    }

    private static ReturnLine line(Row row) {
        String currency = row.text("currency");
        String sku = row.textOrNull("replacement_sku");
        String disposition = row.textOrNull("disposition");
        return new ReturnLine(row.count("no"), row.count("line_no"), new Sku(row.text("sku")), row.text("name"),
                row.quantity("quantity"), row.constant("condition", GoodsCondition.class), row.text("location"),
                sku == null ? null : new ReturnLine.Replacement(new Sku(sku), row.quantity("replacement_quantity")),
                row.decimalOrNull("fee_percent"), quantity(row, "received"),
                disposition == null ? null : Disposition.valueOf(disposition), row.textOrNull("inspection"),
                quantity(row, "taken"), row.moneyOrNull("value", currency), row.moneyOrNull("fee", currency),
                row.moneyOrNull("refunded", currency));
    }

    private static @Nullable Quantity quantity(Row row, String column) {
        return row.decimalOrNull(column) == null ? null : row.quantity(column);
    }
}
