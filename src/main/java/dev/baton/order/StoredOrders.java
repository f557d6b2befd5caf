package dev.baton.order;

import dev.baton.customer.CustomerId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders as they are stored: put in whole and read whole, in one statement each beside that for the lines. */
@Repository
class StoredOrders {

    private static final String SELECT =
            """
                    SELECT o.*, s.name AS ship_name, s.line1, s.city, s.region AS ship_region, s.postal_code, s.country,
                           l.line_no, l.kind, l.sku, l.name AS line_name, l.category, l.unit, l.listed, l.outside_band, l.quantity,
                           l.unit_price, l.tax_rate, l.subtotal AS line_subtotal, l.discount AS line_discount, l.total AS line_total,
                           l.reserved, l.shipped, l.delivered, l.returned, l.cancelled, l.cancelled_before, l.ordered_quantity, l.ordered_unit, l.price_list_id,
                           l.price_of_listing
                      FROM orders o
                      JOIN order_ship_to s ON s.order_id = o.id
                      JOIN order_line l ON l.order_id = o.id
                    """;

    private final JdbcClient jdbc;

    StoredOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an order is given as it is put in. */
    record Given(String number, TrackingToken trackingToken) {}

    /**
     * Puts in an order without its lines.
     *
     * @param year of its number
     * @return empty if the customer's reference is taken, also by a transaction that was quicker
     */
    Optional<Given> insert(OrderId id, Draft draft, int year, String placedBy, Instant at) {
        NewOrder order = draft.order();
        return jdbc
                .sql("""
                        WITH placed AS (
                            INSERT INTO orders (id, number, channel, external_reference, customer_id, currency, status, payment_method,
                                coupon_codes, requested_delivery_date, subtotal, total, placed_by, created_at, updated_at)
                            SELECT :id, 'BO-' || :year || '-' || lpad(n, greatest(6, length(n)), '0'), :channel, :reference, :customer,
                                :currency, 'RECEIVED', :method, :coupons, :requested, :subtotal, :subtotal, :by, :now, :now
                              FROM (SELECT nextval('order_number')::text AS n) AS next
                            ON CONFLICT (customer_id, channel, external_reference) DO NOTHING
                            RETURNING id, number, tracking_token),
                        receiver AS (
                            INSERT INTO order_ship_to (order_id, name, line1, city, region, postal_code, country)
                            SELECT id, :name, :line1, :city, :region, :postalCode, :country FROM placed),
                        told AS (
                            INSERT INTO order_timeline (order_id, at, type, actor, detail)
                            SELECT id, :now, 'order.received', :by, 'Received, lines: ' || :lines FROM placed)
                        SELECT number, tracking_token FROM placed""")
                .param("id", id.value())
                .param("year", String.valueOf(year))
                .param("channel", order.channel().name())
                .param("reference", order.externalReference())
                .param("customer", order.customerId().value())
                .param("currency", order.currency())
                .param("method", order.paymentMethod().name())
                .param("coupons", order.couponCodes().toArray(String[]::new))
                .param("requested", order.requestedDeliveryDate())
                .param("subtotal", draft.subtotal().minor())
                .param("by", placedBy)
                .param("now", Row.at(at))
                .param("name", order.shipTo().name())
                .param("line1", order.shipTo().line1())
                .param("city", order.shipTo().city())
                .param("region", order.shipTo().region())
                .param("postalCode", order.shipTo().postalCode())
                .param("country", order.shipTo().country())
                .param("lines", String.valueOf(draft.lines().size()))
                .query(Row.as(row -> new Given(row.text("number"), new TrackingToken(row.text("tracking_token")))))
                .optional();
    }

    Optional<Order> find(OrderId id) {
        // by its id, not by a list of one: PostgreSQL plans what takes a list anew each time, which costs more than reading the order
        return jdbc.sql(SELECT + "WHERE o.id = ? ORDER BY l.line_no")
                .param(id.value())
                .query(new OrderExtractor())
                .stream()
                .findFirst();
    }

    /** Those of some orders that rest in their state or are held there, or are released or beyond that. */
    List<OrderId> notUnderWay(Collection<OrderId> ids) {
        return jdbc.sql("""
                SELECT id FROM orders o WHERE id = ANY (?::uuid[])
                    AND (status NOT IN ('RECEIVED', 'PRICED', 'APPROVED', 'ALLOCATED')
                        OR EXISTS (SELECT FROM order_hold h WHERE h.order_id = o.id AND h.ended_at IS NULL))""")
                .param(Columns.of(ids, OrderId::value))
                .query(Row.as(row -> row.orderId("id")))
                .list();
    }

    Optional<CustomerId> seller(OrderId id) {
        return jdbc.sql("SELECT seller_id FROM orders WHERE id = ? AND seller_id IS NOT NULL")
                .param(id.value())
                .query(Row.as(row -> new CustomerId(row.text("seller_id"))))
                .optional();
    }

    Map<CustomerId, Integer> openBySeller(Collection<CustomerId> sellers) {
        return jdbc
                .sql("""
                        SELECT seller_id, count(*) AS open FROM orders
                        WHERE seller_id = ANY (?) AND status IN ('APPROVED', 'PRE_ORDERED', 'BACKORDERED', 'AWAITING_PAYMENT', 'ALLOCATED',
                            'RELEASED', 'SHIPPED')
                        GROUP BY seller_id""")
                .param(Columns.of(sellers, CustomerId::value))
                .query(Row.as(row -> Map.entry(new CustomerId(row.text("seller_id")), row.count("open"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The orders with these ids, in their order; ids that are not known are missing. */
    List<Order> read(Collection<OrderId> ids) {
        return jdbc.sql(SELECT + "WHERE o.id = ANY (?) ORDER BY o.created_at DESC, o.id DESC, l.line_no")
                .param(ids.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(new OrderExtractor());
    }

    /** The order that has this reference. */
    Acceptance.AlreadyPlaced placed(CustomerId customer, Channel channel, String reference) {
        return jdbc
                .sql("SELECT id, number FROM orders WHERE customer_id = ? AND channel = ? AND external_reference = ?")
                .params(customer.value(), channel.name(), reference)
                .query(Row.as(row -> new Acceptance.AlreadyPlaced(row.orderId("id"), row.text("number"))))
                .single();
    }

    /** The orders of a page, newest first. */
    List<OrderPosition> page(OrderQuery query, @Nullable OrderPosition after, int limit) {
        Conditions conditions = query.conditions();
        if (after != null) {
            conditions.add("(created_at, id) < (?, ?)", Row.at(after.createdAt()), after.id().value());
        }
        return jdbc
                .sql("SELECT created_at, id FROM orders" + conditions.where()
                        + " ORDER BY created_at DESC, id DESC LIMIT " + limit)
                .params(conditions.values())
                .query(Row.as(row -> new OrderPosition(row.instant("created_at"), row.orderId("id"))))
                .list();
    }

    Optional<Long> rulesDefinition(OrderId id) {
        return jdbc.sql("SELECT coalesce(process_definition_key, rules_definition_key) FROM orders WHERE id = ?")
                .param(id.value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    boolean hasCompleted(CustomerId customer) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM orders WHERE customer_id = ? AND status = 'COMPLETED')")
                .param(customer.value())
                .query(Boolean.class)
                .single();
    }
}
