package dev.baton.allocation;

import dev.baton.inventory.StockLine;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who wait for stock. */
@Repository
class StockQueue {

    /** The advisory lock's name, in two numbers that nobody else uses. */
    private static final String LOCK = "(20261109, 1)";

    private static final String SELECT = """
            SELECT order_id, deadline, sku, quantity
            FROM allocation_waiter JOIN allocation_waiter_line USING (order_id)
            """;

    private record Line(OrderId orderId, Instant deadline, StockLine line) {}

    private final JdbcClient jdbc;

    StockQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the queue as it is until the transaction ends, together with others who do. */
    void lockShared() {
        lock("pg_advisory_xact_lock_shared" + LOCK);
    }

    /** Keeps the queue for this transaction alone. */
    void lock() {
        lock("pg_advisory_xact_lock" + LOCK);
    }

    private void lock(String function) {
        jdbc.sql("SELECT " + function).query((row, number) -> true).single();
    }

    boolean anyWaitsFor(Collection<Sku> skus) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM allocation_waiter_line WHERE sku = ANY (?))")
                .param(Columns.of(skus, Sku::value))
                .query(Boolean.class)
                .single();
    }

    /**
     * The products that those wait for who wait for these, and those who wait for those, and so on: whoever is served can
     * only affect others within these.
     */
    Set<Sku> connected(Collection<Sku> skus) {
        return jdbc.sql("""
                WITH RECURSIVE reached (sku) AS (
                    SELECT sku FROM allocation_waiter_line WHERE sku = ANY (?)
                    UNION
                    SELECT beside.sku FROM reached JOIN allocation_waiter_line line USING (sku)
                        JOIN allocation_waiter_line beside USING (order_id)
                )
                SELECT sku FROM reached""")
                .param(Columns.of(skus, Sku::value))
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those who wait for any of these products, oldest first. */
    List<StockWaiter> waitersFor(Collection<Sku> skus) {
        return waiters(jdbc.sql(SELECT + """
                WHERE order_id IN (SELECT order_id FROM allocation_waiter_line WHERE sku = ANY (?))
                ORDER BY position, sku""")
                .param(Columns.of(skus, Sku::value))
                .query(Row.as(StockQueue::line))
                .list());
    }

    Optional<StockWaiter> find(OrderId orderId) {
        List<Line> lines = jdbc.sql(SELECT + "WHERE order_id = ? ORDER BY sku")
                .param(orderId.value())
                .query(Row.as(StockQueue::line))
                .list();
        return waiters(lines).stream().findFirst();
    }

    void add(StockWaiter waiter, Instant now) {
        jdbc.sql("""
                WITH waiter AS (
                    INSERT INTO allocation_waiter (order_id, queued_at, deadline) VALUES (:order, :now, :deadline)
                    RETURNING order_id
                )
                INSERT INTO allocation_waiter_line (order_id, sku, quantity)
                SELECT order_id, sku, quantity
                FROM waiter, unnest(:skus::text[], :quantities::text[]::numeric[]) AS line (sku, quantity)""")
                .param("order", waiter.orderId().value())
                .param("now", Row.at(now))
                .param("deadline", Row.at(waiter.deadline()))
                .param("skus", Columns.of(waiter.lines(), StockLine::sku))
                .param("quantities", Columns.of(waiter.lines(), StockLine::quantity))
                .update();
    }

    void remove(OrderId orderId) {
        jdbc.sql("DELETE FROM allocation_waiter WHERE order_id = ?").param(orderId.value()).update();
    }

    private static List<StockWaiter> waiters(List<Line> lines) {
        Map<OrderId, StockWaiter> waiters = new LinkedHashMap<>();
        lines.forEach(line -> waiters.computeIfAbsent(
                line.orderId(), id -> new StockWaiter(id, new ArrayList<>(), line.deadline())).lines()
                .add(line.line()));
        return List.copyOf(waiters.values());
    }

    private static Line line(Row row) {
        return new Line(row.orderId("order_id"), row.instant("deadline"),
                new StockLine(new Sku(row.text("sku")), row.quantity("quantity")));
    }
}
