package dev.baton.order;

import dev.baton.customer.CustomerId;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import dev.baton.product.price.PriceSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Reads orders out of rows of order and line, in which the lines of an order follow each other. */
final class OrderExtractor implements ResultSetExtractor<List<Order>> {

    @Override
    public List<Order> extractData(ResultSet rows) throws SQLException {
        Row row = Row.of(rows);
        List<Order> orders = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            List<OrderLine> lines = new ArrayList<>();
            Order order = order(row, lines);
            while (more && order.id().equals(row.orderId("id"))) {
                lines.add(line(row, order.currency()));
                more = rows.next();
            }
            orders.add(order);
        }
        return orders;
    }

    /** The order at this row; its lines are still to be added. */
    private static Order order(Row row, List<OrderLine> lines) {
        String currency = row.text("currency");
        String closing = row.textOrNull("closing_reason");
        return new Order(
                row.orderId("id"),
                row.text("number"),
                row.constant("channel", Channel.class),
                row.text("external_reference"),
                new CustomerId(row.text("customer_id")),
                currency,
                row.constant("status", OrderStatus.class),
                row.constant("payment_status", PaymentStatus.class),
                row.constant("payment_method", PaymentMethod.class),
                row.texts("coupon_codes"),
                row.dateOrNull("requested_delivery_date"),
                shipTo(row),
                lines,
                row.money("subtotal", currency),
                row.money("discount", currency),
                row.money("total", currency),
                seller(row),
                row.textOrNull("location_id"),
                row.textOrNull("sap_sales_order"),
                row.moneyOrNull("sap_net_amount", currency),
                closing == null ? null : ClosingReason.valueOf(closing),
                row.count("revision"),
                row.numberOrNull("process_instance_key"),
                row.numberOrNull("process_definition_key"),
                row.text("placed_by"),
                new TrackingToken(row.text("tracking_token")),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.number("version"));
    }

    private static @Nullable CustomerId seller(Row row) {
        String seller = row.textOrNull("seller_id");
        return seller == null ? null : new CustomerId(seller);
    }

    private static ShipTo shipTo(Row row) {
        return new ShipTo(
                row.text("ship_name"),
                row.text("line1"),
                row.text("city"),
                row.textOrNull("ship_region"),
                row.textOrNull("postal_code"),
                row.text("country"));
    }

    private static OrderLine line(Row row, String currency) {
        return new OrderLine(
                row.count("line_no"),
                row.constant("kind", LineKind.class),
                new Sku(row.text("sku")),
                row.text("line_name"),
                row.text("category"),
                row.text("unit"),
                row.flag("listed"),
                row.flag("outside_band"),
                row.quantity("quantity"),
                row.money("unit_price", currency),
                row.decimal("tax_rate").stripTrailingZeros(),
                row.money("line_subtotal", currency),
                row.money("line_discount", currency),
                row.money("line_total", currency),
                row.quantity("reserved"),
                row.quantity("shipped"),
                row.quantity("delivered"),
                row.quantity("returned"),
                row.quantity("cancelled"),
                row.quantity("cancelled_before"),
                ordered(row),
                priceSource(row));
    }

    static @Nullable PriceSource priceSource(Row row) {
        if (row.constant("kind", LineKind.class) != LineKind.GOODS) {
            return null;
        }
        return row.flag("price_of_listing") ? PriceSource.LISTING : PriceSource.of(row.uuidOrNull("price_list_id"));
    }

    private static @Nullable OrderedQuantity ordered(Row row) {
        String unit = row.textOrNull("ordered_unit");
        return unit == null ? null : new OrderedQuantity(row.quantity("ordered_quantity"), unit);
    }
}
