package dev.baton.allocation;

import dev.baton.allocation.Consignment.Item;
import dev.baton.allocation.Consignment.State;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The consignments of orders. Whoever changes one that is reserved locks it before its stock. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Consignments {

    private static final String SELECT = """
            SELECT c.id, c.order_id, c.number, c.location, c.state, c.currency,
                   l.line_no, l.part, l.sku, l.quantity, l.total, l.net,
                   l.refused, l.refused_total, l.refused_net
              FROM consignment c JOIN consignment_line l ON l.consignment_id = c.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Consignments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Consignment> find(UUID id) {
        return read(jdbc.sql(SELECT + "WHERE c.id = ? ORDER BY l.line_no").param(id)).stream().findFirst();
    }

    /** @throws IllegalStateException if there is no such consignment */
    @Transactional(readOnly = true)
    public Consignment get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no consignment " + id));
    }

    /** The consignments of an order that have or had stock reserved which was not given back, by number. */
    @Transactional(readOnly = true)
    public List<Consignment> of(OrderId orderId) {
        return read(jdbc.sql(SELECT + "WHERE c.order_id = ? AND c.state <> 'RELEASED' ORDER BY c.number, l.line_no")
                .param(orderId.value()));
    }

    /** Those of several orders, by order and number. */
    @Transactional(readOnly = true)
    public List<Consignment> of(Collection<OrderId> orders) {
        return read(jdbc.sql(SELECT + """
                WHERE c.order_id = ANY (?) AND c.state <> 'RELEASED' ORDER BY c.order_id, c.number, l.line_no""")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new)));
    }

    /** Those whose stock is reserved now, locked for the caller's transaction. */
    List<Consignment> lockReserved(OrderId orderId) {
        jdbc.sql("SELECT id FROM consignment WHERE order_id = ? AND state = 'RESERVED' ORDER BY number FOR UPDATE")
                .param(orderId.value())
                .query(UUID.class)
                .list();
        return of(orderId).stream().filter(found -> found.state() == State.RESERVED).toList();
    }

    /**
     * Keeps a consignment in its state until the transaction ends.
     *
     * @throws IllegalStateException if there is no such consignment
     */
    public State hold(UUID id) {
        return jdbc.sql("SELECT state FROM consignment WHERE id = ? FOR SHARE")
                .param(id)
                .query(State.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("there is no consignment " + id));
    }

    /** Those that a wait has ended with, or that nobody waited for. */
    List<Consignment> endOf(OrderId orderId, @Nullable UUID waiter) {
        return read(jdbc.sql(SELECT + """
                WHERE c.order_id = ? AND c.waiter_id IS NOT DISTINCT FROM ?::uuid AND c.state <> 'RELEASED'
                ORDER BY c.number, l.line_no""")
                .params(orderId.value(), waiter));
    }

    /** The wait that a consignment has ended; empty if nobody waited. */
    Optional<UUID> waiterOf(UUID id) {
        return jdbc.sql("SELECT waiter_id FROM consignment WHERE id = ? AND waiter_id IS NOT NULL")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    /** The orders for which any of these products is reserved at a location. */
    List<OrderId> holders(LocationId location, Collection<Sku> skus) {
        return jdbc.sql("""
                SELECT DISTINCT order_id FROM consignment c JOIN consignment_line l ON l.consignment_id = c.id
                WHERE c.location = ? AND c.state = 'RESERVED' AND l.sku = ANY (?)""")
                .params(location.value(), Columns.of(skus, Sku::value))
                .query(Row.as(row -> row.orderId("order_id")))
                .list();
    }

    /** How many at each location wait to be shipped. */
    Map<LocationId, Integer> open() {
        return jdbc.sql("SELECT location, count(*) AS open FROM consignment WHERE state = 'RESERVED' GROUP BY location")
                .query(Row.as(row -> Map.entry(new LocationId(row.text("location")), row.count("open"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param waiter the wait that it ends; null if nobody waited */
    void add(
            UUID id,
            OrderId orderId,
            int revision,
            @Nullable UUID waiter,
            LocationId location,
            List<Portion> portions) {
        jdbc.sql(
                """
                        WITH added AS (
                            INSERT INTO consignment (id, order_id, revision, number, waiter_id, location, currency, state, reserved_at, changed_at)
                            SELECT :id, :order, :revision, coalesce(max(number), 0) + 1, :waiter, :location, :currency, 'RESERVED', :now, :now
                              FROM consignment WHERE order_id = :order
                            RETURNING id)
                        INSERT INTO consignment_line (consignment_id, line_no, part, sku, quantity, total, net)
                        SELECT added.id, line_no, (
                                SELECT coalesce(max(before.part), -1) + 1 FROM consignment_line before
                                  JOIN consignment c ON c.id = before.consignment_id AND c.state <> 'RELEASED'
                                 WHERE c.order_id = :order AND before.line_no = line.line_no),
                            sku, quantity, total, net
                          FROM added, unnest(:lines::int[], :skus::text[], :quantities::text[]::numeric[], :totals::bigint[], :nets::bigint[])
                            AS line (line_no, sku, quantity, total, net)""")
                .param("id", id)
                .param("order", orderId.value())
                .param("revision", revision)
                .param("waiter", waiter)
                .param("location", location.value())
                .param("currency", portions.getFirst().total().currency())
                .param("now", Row.at(clock.instant()))
                .param("lines", Columns.of(portions, Portion::lineNo))
                .param("skus", Columns.of(portions, Portion::sku))
                .param("quantities", Columns.of(portions, Portion::quantity))
                .param("totals", Columns.of(portions, portion -> portion.total().minor()))
                .param("nets", Columns.of(portions, portion -> portion.net().minor()))
                .update();
    }

    /**
     * Keeps what a customer does not accept of a consignment that has arrived, once.
     *
     * @return what that is of each of the order's lines
     */
    public List<Portion> refuse(UUID id, List<StockLine> goods) {
        List<Portion> refused = Portion.divide(get(id).portions(), goods).taken();
        jdbc.sql(
                """
                        UPDATE consignment_line line SET refused = gone.quantity, refused_total = gone.total, refused_net = gone.net
                          FROM unnest(?::int[], ?::text[]::numeric[], ?::bigint[], ?::bigint[]) AS gone (line_no, quantity, total, net)
                         WHERE line.consignment_id = ? AND line.line_no = gone.line_no""")
                .params(Columns.of(refused, Portion::lineNo), Columns.of(refused, Portion::quantity),
                        Columns.of(refused, portion -> portion.total().minor()),
                        Columns.of(refused, portion -> portion.net().minor()), id)
                .update();
        return refused;
    }

    /** These portions of a consignment that is reserved do not go with it. At least something else does. */
    void shorten(UUID id, List<Portion> missing) {
        String gone =
                "unnest(:lines::int[], :quantities::text[]::numeric[], :totals::bigint[], :nets::bigint[]) AS gone (line_no, quantity, total, net)";
        // what is missing whole first: a line of nothing is none
        List.of("DELETE FROM consignment_line line USING " + gone
                + " WHERE line.consignment_id = :id AND line.line_no = gone.line_no AND line.quantity = gone.quantity",
                "UPDATE consignment_line line SET quantity = line.quantity - gone.quantity, total = line.total - gone.total, net = line.net - gone.net FROM "
                        + gone + " WHERE line.consignment_id = :id AND line.line_no = gone.line_no")
                .forEach(sql -> jdbc.sql(sql)
                        .param("id", id)
                        .param("lines", Columns.of(missing, Portion::lineNo))
                        .param("quantities", Columns.of(missing, Portion::quantity))
                        .param("totals", Columns.of(missing, portion -> portion.total().minor()))
                        .param("nets", Columns.of(missing, portion -> portion.net().minor()))
                        .update());
    }

    /**
     * Moves a consignment on.
     *
     * @return false if it is not in the state from which it could, such as when it was moved before
     */
    public boolean move(UUID id, State from, State to) {
        return jdbc.sql("UPDATE consignment SET state = ?, changed_at = ? WHERE id = ? AND state = ?")
                .params(to.name(), Row.at(clock.instant()), id, from.name())
                .update() == 1;
    }

    private static List<Consignment> read(JdbcClient.StatementSpec query) {
        Map<UUID, Consignment> found = new LinkedHashMap<>();
        query.query(Row.as(Consignments::read)).list().forEach(row -> found.merge(row.id(), row, Consignments::joined));
        return List.copyOf(found.values());
    }

    private static Consignment joined(Consignment one, Consignment other) {
        List<Item> items = new ArrayList<>(one.items());
        items.addAll(other.items());
        return new Consignment(one.id(), one.orderId(), one.number(), one.location(), one.state(), items);
    }

    private static Consignment read(Row row) {
        String currency = row.text("currency");
        Portion portion = new Portion(row.count("line_no"), new Sku(row.text("sku")), row.quantity("quantity"),
                row.money("total", currency), row.money("net", currency));
        return new Consignment(row.uuid("id"), row.orderId("order_id"), row.count("number"),
                new LocationId(row.text("location")), row.constant("state", State.class),
                List.of(new Item(row.count("part"), portion, refused(row, portion))));
    }

    private static Portion refused(Row row, Portion of) {
        String currency = row.text("currency");
        return new Portion(of.lineNo(), of.sku(), row.quantity("refused"), row.money("refused_total", currency),
                row.money("refused_net", currency));
    }
}
