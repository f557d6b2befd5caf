package dev.baton.operations.replenishment;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reckons what is lacking, over stock, what is on its way, and orders. */
@Repository
class Needs {

    /** @param customer whose orders bring goods there; null where nobody's do */
    record Place(StockKey key, @Nullable CustomerId customer) {}

    private final JdbcClient jdbc;

    Needs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What has no threshold is missing. */
    Map<StockKey, Need> of(Collection<Place> places) {
        return jdbc
                .sql("""
                        SELECT location, sku, coalesce(available, 0) AS available, minimum, safety, maximum, moving.in_transit, coming.ordered
                        FROM unnest(:locations::text[], :skus::text[], :customers::text[]) AS place (location, sku, customer)
                        JOIN stock_threshold USING (location, sku) LEFT JOIN stock USING (location, sku)
                        CROSS JOIN LATERAL (SELECT coalesce(sum(quantity - arrived), 0) AS in_transit FROM reservation r
                            WHERE r.destination = location AND r.sku = place.sku AND state = 'ISSUED') moving
                        CROSS JOIN LATERAL (SELECT coalesce(sum(l.quantity - l.cancelled - l.shipped), 0) AS ordered
                            FROM orders o JOIN order_line l ON l.order_id = o.id AND l.kind = 'GOODS' AND l.sku = place.sku
                            WHERE o.customer_id = place.customer AND o.channel = 'DISTRIBUTOR'
                              AND o.status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED') AND o.status <> 'CANCELLING') coming""")
                .param("locations", Columns.of(places, place -> place.key().location()))
                .param("skus", Columns.of(places, place -> place.key().sku()))
                .param("customers", Columns.of(places, place -> place.customer() == null ? "" : place.customer()))
                .query(Row.as(Needs::need))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Need::key, Function.identity()));
    }

    private static Need need(Row row) {
        var maximum = row.decimalOrNull("maximum");
        return new Need(new StockKey(new LocationId(row.text("location")), new Sku(row.text("sku"))),
                row.quantity("available"), row.quantity("minimum"), row.quantity("safety"),
                maximum == null ? null : new Quantity(maximum), row.quantity("in_transit"), row.quantity("ordered"));
    }
}
