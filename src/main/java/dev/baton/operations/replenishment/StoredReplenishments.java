package dev.baton.operations.replenishment;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredReplenishments {

    private static final String SELECT = "SELECT replenishment.* FROM replenishment ";

    private final JdbcClient jdbc;

    StoredReplenishments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else look at what a location lacks and decide about it, until the transaction ends. Comes after all stock. */
    void alone(LocationId location) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('replenishment of ' || ?, 0))")
                .param(location.value())
                .query(Row.as(row -> true))
                .single();
    }

    /** Proposes, unless it is proposed or ordered already, or was dismissed since stock fell. */
    void add(UUID id, Needs.Place place, long alert, Quantity quantity, String by, Instant now) {
        CustomerId customer = place.customer();
        jdbc.sql(
                """
                        INSERT INTO replenishment (id, location, sku, alert_id, customer_id, quantity, state, changed_by, proposed_at, changed_at)
                        SELECT :id, :location, :sku, :alert, :customer, :quantity, 'OPEN', :by, :now, :now
                        WHERE NOT EXISTS (SELECT FROM replenishment WHERE alert_id = :alert AND state = 'DISMISSED')
                        ON CONFLICT (location, sku) WHERE state IN ('OPEN', 'ORDERED') DO NOTHING""")
                .param("id", id)
                .param("location", place.key().location().value())
                .param("sku", place.key().sku().value())
                .param("alert", alert)
                .param("customer", customer == null ? null : customer.value())
                .param("quantity", quantity.value())
                .param("by", by)
                .param("now", Row.at(now))
                .update();
    }

    void noLongerNeeded(StockKey key, String by, Instant now) {
        jdbc.sql("""
                UPDATE replenishment SET state = 'NOT_NEEDED', changed_by = ?, changed_at = ?
                WHERE location = ? AND sku = ? AND state = 'OPEN'""")
                .params(by, Row.at(now), key.location().value(), key.sku().value())
                .update();
    }

    /** Locks proposals, sorted. */
    List<Proposal> lock(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "WHERE id = ANY (?::uuid[]) ORDER BY id FOR NO KEY UPDATE")
                .param(Columns.of(ids, id -> id))
                .query(Row.as(StoredReplenishments::proposal))
                .list();
    }

    /** Locks those that are open at a location, sorted. */
    List<Proposal> lockOpen(LocationId location) {
        return jdbc.sql(SELECT + "WHERE location = ? AND state = 'OPEN' ORDER BY id FOR NO KEY UPDATE")
                .param(location.value())
                .query(Row.as(StoredReplenishments::proposal))
                .list();
    }

    /** Locks those of which this is the order that is on its way, sorted. */
    List<Proposal> lockOrdered(OrderId order) {
        return jdbc.sql(SELECT + "WHERE order_id = ? AND state = 'ORDERED' ORDER BY id FOR NO KEY UPDATE")
                .param(order.value())
                .query(Row.as(StoredReplenishments::proposal))
                .list();
    }

    void ordered(UUID id, ProposalOrder order, Quantity quantity, String by, Instant now) {
        jdbc.sql(
                """
                        UPDATE replenishment SET state = 'ORDERED', orders = orders + 1, order_id = ?, order_number = ?, quantity = ?, reason = NULL,
                            changed_by = ?, changed_at = ?
                        WHERE id = ?""")
                .params(order.id().value(), order.number(), quantity.value(), by, Row.at(now), id)
                .update();
    }

    /** @param alert that says that there still is too little */
    void reopen(UUID id, long alert, Quantity quantity, String reason, String by, Instant now) {
        jdbc.sql(
                """
                        UPDATE replenishment SET state = 'OPEN', alert_id = ?, quantity = ?, reason = ?, changed_by = ?, changed_at = ?
                        WHERE id = ?""")
                .params(alert, quantity.value(), reason, by, Row.at(now), id)
                .update();
    }

    /** Ends a proposal. */
    void end(UUID id, ReplenishmentState state, @Nullable String reason, String by, Instant now) {
        jdbc.sql("""
                UPDATE replenishment SET state = ?, reason = ?, changed_by = ?, changed_at = ? WHERE id = ?""")
                .params(state.name(), reason, by, Row.at(now), id)
                .update();
    }

    /** Newest first. */
    List<Proposal> page(
            @Nullable ReplenishmentState state,
            @Nullable String location,
            @Nullable String sku,
            @Nullable String customer,
            UUID before,
            int limit) {
        return jdbc.sql(SELECT + """
                JOIN location ON location.id = location
                WHERE replenishment.id < :before AND (:state::text IS NULL OR state = :state)
                  AND (:location::text IS NULL OR location = :location) AND (:sku::text IS NULL OR sku = :sku)
                  AND (:customer::text IS NULL OR location.customer_id = :customer)
                ORDER BY replenishment.id DESC LIMIT :limit""")
                .param("before", before)
                .param("state", state == null ? null : state.name())
                .param("location", location)
                .param("sku", sku)
                .param("customer", customer)
                .param("limit", limit)
                .query(Row.as(StoredReplenishments::proposal))
                .list();
    }

    List<Proposal> find(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "WHERE id = ANY (?::uuid[]) ORDER BY id")
                .param(Columns.of(ids, id -> id))
                .query(Row.as(StoredReplenishments::proposal))
                .list();
    }

    private static Proposal proposal(Row row) {
        String customer = row.textOrNull("customer_id");
        String number = row.textOrNull("order_number");
        return new Proposal(
                row.uuid("id"),
                new LocationId(row.text("location")),
                new Sku(row.text("sku")),
                customer == null ? null : new CustomerId(customer),
                row.quantity("quantity"),
                row.constant("state", ReplenishmentState.class),
                row.count("orders"),
                number == null ? null : new ProposalOrder(row.orderId("order_id"), number),
                row.textOrNull("reason"),
                row.instant("proposed_at"),
                row.instant("changed_at"));
    }
}
