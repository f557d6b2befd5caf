package dev.baton.inventory.location;

import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The places where stock is kept. */
@Repository
public class Locations {

    /** Whether a location is in the pool of {@code :owner}, or in the manufacturer's where that is null. */
    public static final String IN_POOL =
            "CASE WHEN :owner::text IS NULL THEN type = 'PLANT' ELSE type = 'WAREHOUSE' AND customer_id = :owner END";

    private static final String SELECT = "SELECT id, type, name, region, customer_id FROM location ";

    private final JdbcClient jdbc;

    Locations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Location> find(LocationId id) {
        return jdbc.sql(SELECT + "WHERE id = ?").param(id.value()).query(Row.as(Locations::location)).optional();
    }

    /** @throws NotFoundException if there is no such location */
    public Location require(LocationId id) {
        return find(id).orElseThrow(() -> new NotFoundException("location " + id));
    }

    /** All of a type by id. */
    public List<Location> of(LocationType type) {
        return jdbc.sql(SELECT + "WHERE type = ? ORDER BY id").param(type.name()).query(Row.as(Locations::location))
                .list();
    }

    /** Those from which the orders of a seller are served, by id. */
    public List<Location> of(StockPool pool) {
        return jdbc.sql(SELECT + "WHERE " + IN_POOL + " ORDER BY id")
                .param("owner", pool.owner())
                .query(Row.as(Locations::location))
                .list();
    }

    /**
     * Opens a location, or changes the one with its id.
     *
     * @return false if it is open and exactly like this
     */
    public boolean open(Location location) {
        return jdbc.sql("""
                INSERT INTO location AS known (id, type, name, region, customer_id) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name, region = excluded.region,
                    customer_id = excluded.customer_id
                WHERE (known.type, known.name, known.region, known.customer_id)
                    IS DISTINCT FROM (excluded.type, excluded.name, excluded.region, excluded.customer_id)""")
                .params(location.id().value(), location.type().name(), location.name(), location.region(),
                        location.customerId())
                .update() == 1;
    }

    /** Reads a location out of columns that are named as in its table. */
    public static Location location(Row row) {
        return new Location(
                new LocationId(row.text("id")),
                row.constant("type", LocationType.class),
                row.text("name"),
                row.text("region"),
                row.textOrNull("customer_id"));
    }
}
