package dev.baton.logistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers said of shipments when they arrived. */
@Repository
class StoredShipmentReceipts {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredShipmentReceipts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isConfirmed(UUID shipment) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM shipment_receipt WHERE shipment_id = ?)").param(shipment)
                .query(Boolean.class)
                .single();
    }

    void add(UUID shipment, List<Difference> differences, String by) {
        jdbc.sql("INSERT INTO shipment_receipt (shipment_id, confirmed_by, confirmed_at) VALUES (?, ?, ?)")
                .params(shipment, by, Row.at(clock.instant()))
                .update();
        jdbc.sql("""
                INSERT INTO shipment_difference (shipment_id, sku, kind, quantity)
                SELECT ?, line.* FROM unnest(?::text[], ?::text[], ?::text[]::numeric[]) AS line""")
                .params(shipment, Columns.of(differences, Difference::sku), Columns.of(differences, Difference::kind),
                        Columns.of(differences, Difference::quantity))
                .update();
    }

    /** By product and kind. */
    List<Difference> of(UUID shipment) {
        return of(List.of(shipment)).getOrDefault(shipment, List.of());
    }

    /** Those of several shipments; shipments without any are missing. */
    Map<UUID, List<Difference>> of(Collection<UUID> shipments) {
        return jdbc.sql("SELECT * FROM shipment_difference WHERE shipment_id = ANY (?) ORDER BY shipment_id, sku, kind")
                .param(shipments.toArray(UUID[]::new))
                .query(Row.as(row -> Map.entry(row.uuid("shipment_id"), new Difference(new Sku(row.text("sku")),
                        row.constant("kind", Difference.Kind.class), row.quantity("quantity")))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
