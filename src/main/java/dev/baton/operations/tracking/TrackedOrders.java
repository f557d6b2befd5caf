package dev.baton.operations.tracking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.baton.operations.tracking.TrackedOrder.Event;
import dev.baton.operations.tracking.TrackedOrder.Parcel;
import dev.baton.order.OrderStatus;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is told of an order and its shipments to the outside: no column that holds personal data is read. */
@Repository
class TrackedOrders {

    private static final Set<PaymentStatus> UNPAID =
            Set.of(PaymentStatus.NONE, PaymentStatus.PARTIALLY_HELD, PaymentStatus.VOIDED);
    private static final Set<OrderStatus> ALL_SHIPPED =
            Set.of(OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.COMPLETED);

    private final JdbcClient jdbc;

    TrackedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Found(
            OrderId id,
            String number,
            OrderStatus status,
            PaymentStatus payment,
            @Nullable LocalDate requestedDeliveryDate) {

        boolean isPaid() {
            return !UNPAID.contains(payment);
        }

        boolean isAllShipped() {
            return ALL_SHIPPED.contains(status);
        }
    }

    record Happened(String type, Instant at) {}

    Optional<Found> by(String token) {
        return jdbc.sql("""
                SELECT id, number, status, payment_status, requested_delivery_date FROM orders
                 WHERE tracking_token = ?""")
                .param(token)
                .query(Row.as(row -> new Found(row.orderId("id"), row.text("number"),
                        row.constant("status", OrderStatus.class),
                        row.constant("payment_status", PaymentStatus.class),
                        row.dateOrNull("requested_delivery_date"))))
                .optional();
    }

    /** What happened of these types, oldest first. */
    List<Happened> happened(OrderId order, List<String> types) {
        return jdbc.sql("SELECT type, at FROM order_timeline WHERE order_id = ? AND type = ANY (?) ORDER BY id")
                .params(order.value(), types.toArray(String[]::new))
                .query(Row.as(row -> new Happened(row.text("type"), row.instant("at"))))
                .list();
    }

    /** The shipments that are with a carrier, the first one first. */
    List<Parcel> parcels(OrderId order) {
        Map<String, List<Event>> events = events(order);
        return jdbc.sql("""
                SELECT carrier, tracking_number,
                       CASE WHEN received_at IS NOT NULL OR delivered_at IS NOT NULL THEN 'DELIVERED'
                            WHEN given_up_at IS NOT NULL THEN 'GIVEN_UP'
                            WHEN EXISTS (SELECT FROM shipment_exception e WHERE e.shipment_id = shipment.id
                                AND e.state IN ('OPEN', 'RESHIPPING')) THEN 'EXCEPTION'
                            WHEN picked_up_at IS NOT NULL THEN 'PICKED_UP' ELSE 'BOOKED' END AS status
                  FROM shipment WHERE order_id = ? AND state = 'BOOKED' ORDER BY created_at, id""")
                .param(order.value())
                .query(Row.as(row -> new Parcel(row.text("carrier"), row.text("tracking_number"), row.text("status"),
                        events.getOrDefault(row.text("tracking_number"), List.of()))))
                .list();
    }

    /** What the carriers said, by tracking number, in the order in which it happened; what they said twice once. */
    private Map<String, List<Event>> events(OrderId order) {
        record Said(String trackingNumber, Event event) {}
        return jdbc.sql("""
                SELECT DISTINCT e.correlation, e.payload ->> 'status' AS status, (e.payload ->> 'at')::timestamptz AS at
                  FROM shipment s JOIN inbox_event e ON e.source = 'carrier' AND e.correlation = s.tracking_number
                 WHERE s.order_id = ? AND s.state = 'BOOKED' ORDER BY e.correlation, at, status""")
                .param(order.value())
                .query(Row.as(row -> new Said(row.text("correlation"),
                        new Event(row.text("status"), row.instant("at")))))
                .list()
                .stream()
                .collect(groupingBy(Said::trackingNumber, mapping(Said::event, toList())));
    }

    /** When the last of what is under way should arrive; empty if nothing is. */
    Optional<Instant> deliveryDue(OrderId order) {
        return jdbc.sql("""
                SELECT delivery_due_at FROM shipment
                 WHERE order_id = ? AND state = 'BOOKED' AND delivery_due_at IS NOT NULL AND delivered_at IS NULL
                   AND given_up_at IS NULL
                 ORDER BY delivery_due_at DESC LIMIT 1""")
                .param(order.value())
                .query(Row.as(row -> row.instant("delivery_due_at")))
                .optional();
    }
}
