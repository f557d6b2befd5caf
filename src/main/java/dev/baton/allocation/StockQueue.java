package dev.baton.allocation;

import dev.baton.allocation.StockWaiter.Ending;
import dev.baton.inventory.location.StockPool;
import dev.baton.order.Order;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who wait for stock. */
@Repository
class StockQueue {

    /** Who has the lower one is served first. */
    static final String RANK = "(%1$s.queued_at - coalesce(%1$s.head_start, interval '0'), %1$s.position, %1$s.id)";

    private static final String SELECT =
            """
                    SELECT w.*, extract(epoch FROM w.head_start)::bigint AS head_start_seconds, l.line_no, l.sku, l.quantity, l.total, l.net
                      FROM allocation_waiter w LEFT JOIN allocation_waiter_line l ON l.waiter_id = w.id
                    """;

    private static final String BY_RANK = "ORDER BY " + RANK.formatted("w") + ", l.line_no";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StockQueue(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Those who wait for any of these products of one pool, by rank. */
    List<StockWaiter> waitersFor(StockPool pool, Collection<Sku> skus) {
        return read(jdbc.sql(SELECT + """
                WHERE w.id IN (SELECT waiter_id FROM allocation_waiter_line WHERE pool = ? AND sku = ANY (?))
                """ + BY_RANK).params(pool.key(), Columns.of(skus, Sku::value)));
    }

    /** The same of all pools. */
    List<StockWaiter> waitersFor(Collection<Sku> skus) {
        return read(jdbc.sql(SELECT + """
                WHERE w.id IN (SELECT waiter_id FROM allocation_waiter_line WHERE sku = ANY (?))
                """ + BY_RANK).param(Columns.of(skus, Sku::value)));
    }

    /** All who wait at a pool, by rank. */
    List<StockWaiter> waiters(StockPool pool) {
        return read(jdbc.sql(SELECT + "WHERE w.pool = ? AND w.ended_at IS NULL " + BY_RANK).param(pool.key()));
    }

    /** The wait of an order that waits now. */
    Optional<StockWaiter> find(OrderId orderId) {
        return first(jdbc.sql(SELECT + "WHERE w.order_id = ? AND w.ended_at IS NULL ORDER BY l.line_no")
                .param(orderId.value()));
    }

    /** Also a wait that has ended. */
    Optional<StockWaiter> find(UUID id) {
        return first(jdbc.sql(SELECT + "WHERE w.id = ? ORDER BY l.line_no").param(id));
    }

    /** @throws IllegalStateException if there never was such a wait */
    StockWaiter get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no wait " + id));
    }

    /** The wait for the rest that a wait has left when it ended. */
    Optional<StockWaiter> after(UUID id) {
        return first(jdbc.sql(SELECT + "WHERE w.follows = ? ORDER BY l.line_no").param(id));
    }

    /** Whether a wait goes on, or one for the rest that it has left. */
    boolean goesOn(UUID id) {
        return jdbc.sql("""
                WITH RECURSIVE wait AS (
                    SELECT id, ended_at FROM allocation_waiter WHERE id = ?
                    UNION ALL
                    SELECT rest.id, rest.ended_at FROM wait JOIN allocation_waiter rest ON rest.follows = wait.id
                )
                SELECT EXISTS (SELECT FROM wait WHERE ended_at IS NULL)""")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** The waits that have ended without their goods, of an order as it is now. */
    List<StockWaiter> cancelled(Order order) {
        return read(
                jdbc.sql(SELECT + "WHERE w.order_id = ? AND w.revision = ? AND w.ending = 'CANCELLED' ORDER BY w.id")
                        .params(order.id().value(), order.revision()));
    }

    /** Stands a wait in line: by when it began to wait, or where the one stood that it follows. */
    void add(StockWaiter waiter) {
        jdbc.sql(
                """
                        WITH waiter AS (
                            INSERT INTO allocation_waiter (id, order_id, pool, revision, follows, currency, queued_at, deadline, head_start, position,
                                promised_date, promised_as_of)
                            SELECT :id, :order, :pool, :revision, :follows, :currency, :queued, :deadline, before.head_start,
                                coalesce(before.position, nextval(pg_get_serial_sequence('allocation_waiter', 'position'))),
                                before.promised_date, before.promised_as_of
                              FROM (SELECT) once LEFT JOIN allocation_waiter before ON before.id = :follows::uuid
                            RETURNING id
                        )
                        INSERT INTO allocation_waiter_line (waiter_id, pool, line_no, sku, quantity, total, net)
                        SELECT id, :pool, line_no, sku, quantity, total, net
                        FROM waiter, unnest(:lines::int[], :skus::text[], :quantities::text[]::numeric[], :totals::bigint[], :nets::bigint[])
                            AS line (line_no, sku, quantity, total, net)""")
                .param("id", waiter.id())
                .param("order", waiter.orderId().value())
                .param("pool", waiter.pool().key())
                .param("revision", waiter.revision())
                .param("follows", waiter.follows())
                .param("currency", waiter.portions().getFirst().total().currency())
                .param("queued", Row.at(waiter.queuedAt()))
                .param("deadline", Row.at(waiter.deadline()))
                .param("lines", Columns.of(waiter.portions(), Portion::lineNo))
                .param("skus", Columns.of(waiter.portions(), Portion::sku))
                .param("quantities", Columns.of(waiter.portions(), Portion::quantity))
                .param("totals", Columns.of(waiter.portions(), portion -> portion.total().minor()))
                .param("nets", Columns.of(waiter.portions(), portion -> portion.net().minor()))
                .update();
    }

    /** Lets a wait that has not ended be served as if it had begun earlier. */
    void rank(UUID id, Duration headStart) {
        jdbc.sql("UPDATE allocation_waiter SET head_start = make_interval(secs => ?) WHERE id = ? AND ended_at IS NULL")
                .params(headStart.toSeconds(), id)
                .update();
    }

    /** Lets more goods of the order wait in the same place. */
    void extend(UUID id, List<Portion> portions) {
        jdbc.sql(
                """
                        INSERT INTO allocation_waiter_line AS known (waiter_id, pool, line_no, sku, quantity, total, net)
                        SELECT waiter.id, waiter.pool, line_no, sku, quantity, total, net
                        FROM (SELECT id, pool FROM allocation_waiter WHERE id = :id) waiter, unnest(:lines::int[], :skus::text[], :quantities::text[]::numeric[], :totals::bigint[], :nets::bigint[])
                            AS line (line_no, sku, quantity, total, net)
                        ON CONFLICT (waiter_id, line_no) DO UPDATE SET quantity = known.quantity + excluded.quantity,
                            total = known.total + excluded.total, net = known.net + excluded.net""")
                .param("id", id)
                .param("lines", Columns.of(portions, Portion::lineNo))
                .param("skus", Columns.of(portions, Portion::sku))
                .param("quantities", Columns.of(portions, Portion::quantity))
                .param("totals", Columns.of(portions, portion -> portion.total().minor()))
                .param("nets", Columns.of(portions, portion -> portion.net().minor()))
                .update();
    }

    void moveDeadline(UUID id, Instant deadline) {
        jdbc.sql("UPDATE allocation_waiter SET deadline = ? WHERE id = ? AND ended_at IS NULL")
                .params(Row.at(deadline), id)
                .update();
    }

    /** @param ending another one than that its goods are cancelled */
    void end(UUID id, Ending ending) {
        end(id, ending, null);
    }

    private void end(UUID id, Ending ending, @Nullable Long cancelled) {
        jdbc.sql(
                """
                        WITH gone AS (DELETE FROM allocation_waiter_line WHERE waiter_id = :id)
                        UPDATE allocation_waiter SET ended_at = :now, ending = :ending, cancelled_total = :cancelled WHERE id = :id AND ended_at IS NULL""")
                .param("id", id)
                .param("now", Row.at(clock.instant()))
                .param("ending", ending.name())
                .param("cancelled", cancelled)
                .update();
        events.publishEvent(new WaitEnded(id));
    }

    /** Ends a wait without its goods. */
    void cancel(StockWaiter waiter) {
        end(waiter.id(), Ending.CANCELLED, waiter.worth().minor());
    }

    /** What the goods were worth that a wait has ended without; empty if it has not. */
    Optional<Money> cancelled(UUID id) {
        return jdbc.sql("SELECT cancelled_total, currency FROM allocation_waiter WHERE id = ? AND ending = 'CANCELLED'")
                .param(id)
                .query(Row.as(row -> row.money("cancelled_total", row.text("currency"))))
                .optional();
    }

    private static Optional<StockWaiter> first(JdbcClient.StatementSpec query) {
        return read(query).stream().findFirst();
    }

    private static List<StockWaiter> read(JdbcClient.StatementSpec query) {
        Map<UUID, StockWaiter> waiters = new LinkedHashMap<>();
        query.query(Row.as(StockQueue::read)).list().forEach(row -> waiters.merge(row.id(), row, StockQueue::joined));
        return List.copyOf(waiters.values());
    }

    private static StockWaiter joined(StockWaiter one, StockWaiter other) {
        return new StockWaiter(one.id(), one.orderId(), one.pool(), one.revision(), one.follows(),
                Stream.concat(one.portions().stream(), other.portions().stream()).toList(), one.queuedAt(),
                one.deadline(), one.headStart(), one.ending());
    }

    private static StockWaiter read(Row row) {
        String ending = row.textOrNull("ending");
        Long headStart = row.numberOrNull("head_start_seconds");
        return new StockWaiter(row.uuid("id"), row.orderId("order_id"), StockPool.ofKey(row.text("pool")),
                row.count("revision"),
                row.uuidOrNull("follows"), portions(row), row.instant("queued_at"), row.instant("deadline"),
                headStart == null ? null : Duration.ofSeconds(headStart),
                ending == null ? null : Ending.valueOf(ending));
    }

    private static List<Portion> portions(Row row) {
        Long line = row.numberOrNull("line_no");
        String currency = row.text("currency");
        return line == null
                ? List.of()
                : List.of(new Portion(row.count("line_no"), new Sku(row.text("sku")), row.quantity("quantity"),
                        row.money("total", currency), row.money("net", currency)));
    }
}
