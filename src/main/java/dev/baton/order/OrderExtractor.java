package dev.baton.order;

import dev.baton.customer.CustomerId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Reads orders out of rows of order and line, the lines of an order in a row. */
final class OrderExtractor implements ResultSetExtractor<List<Order>> {

    @Override
    public List<Order> extractData(ResultSet rows) throws SQLException {
        List<Order> orders = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            UUID id = rows.getObject("id", UUID.class);
            List<OrderLine> lines = new ArrayList<>();
            Order order = order(rows, id, lines);
            while (more && id.equals(rows.getObject("id", UUID.class))) {
                lines.add(line(rows, order.currency()));
                more = rows.next();
            }
            orders.add(order);
        }
        return orders;
    }

    /** The order at this row; its lines are still to be added. */
    private static Order order(ResultSet row, UUID id, List<OrderLine> lines) throws SQLException {
        String currency = row.getString("currency");
        String closing = row.getString("closing_reason");
        return new Order(
                new OrderId(id),
                row.getString("number"),
                Channel.valueOf(row.getString("channel")),
                row.getString("external_reference"),
                new CustomerId(row.getString("customer_id")),
                currency,
                OrderStatus.valueOf(row.getString("status")),
                PaymentStatus.valueOf(row.getString("payment_status")),
                PaymentMethod.valueOf(row.getString("payment_method")),
                List.of((String[]) row.getArray("coupon_codes").getArray()),
                row.getObject("requested_delivery_date", LocalDate.class),
                new ShipTo(row.getString("ship_name"), row.getString("line1"), row.getString("city"), row.getString("ship_region"),
                        row.getString("postal_code"), row.getString("country")),
                lines,
                new Money(row.getLong("subtotal"), currency),
                new Money(row.getLong("discount"), currency),
                new Money(row.getLong("total"), currency),
                row.getString("location_id"),
                row.getString("sap_sales_order"),
                money(row.getObject("sap_net_amount", Long.class), currency),
                closing == null ? null : ClosingReason.valueOf(closing),
                row.getInt("revision"),
                row.getObject("process_instance_key", Long.class),
                row.getObject("process_definition_key", Long.class),
                row.getString("placed_by"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version"));
    }

    private static OrderLine line(ResultSet row, String currency) throws SQLException {
        return new OrderLine(
                row.getInt("line_no"),
                LineKind.valueOf(row.getString("kind")),
                new Sku(row.getString("sku")),
                row.getString("line_name"),
                row.getString("category"),
                row.getString("unit"),
                row.getBoolean("listed"),
                row.getBoolean("outside_band"),
                quantity(row, "quantity"),
                new Money(row.getLong("unit_price"), currency),
                row.getBigDecimal("tax_rate").stripTrailingZeros(),
                new Money(row.getLong("line_subtotal"), currency),
                new Money(row.getLong("line_discount"), currency),
                new Money(row.getLong("line_total"), currency),
                quantity(row, "reserved"),
                quantity(row, "shipped"),
                quantity(row, "delivered"),
                quantity(row, "returned"),
                quantity(row, "cancelled"));
    }

    private static Quantity quantity(ResultSet row, String column) throws SQLException {
        return new Quantity(row.getBigDecimal(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Money money(@Nullable Long minor, String currency) {
        return minor == null ? null : new Money(minor, currency);
    }
}
