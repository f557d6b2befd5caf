package dev.baton.logistics;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The vehicles that our locations have to bring goods away with. */
@Repository
@Transactional
public class Vehicles {

    private final JdbcClient jdbc;

    Vehicles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How much the vehicles of each location can carry together, in base units; a location without vehicles is missing. */
    @Transactional(readOnly = true)
    public Map<LocationId, Quantity> capacities() {
        return jdbc.sql("SELECT location, sum(capacity) AS capacity FROM vehicle GROUP BY location")
                .query(Row.as(row -> Map.entry(new LocationId(row.text("location")), row.quantity("capacity"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All vehicles by id. */
    @Transactional(readOnly = true)
    public Page<Vehicle> list(Limit limit, @Nullable String cursor) {
        List<Vehicle> found = jdbc
                .sql("SELECT id, location, capacity, unit FROM vehicle WHERE id > ? ORDER BY id LIMIT ?")
                .params(Cursor.readText(cursor), limit.andOneMore())
                .query(Row.as(row -> new Vehicle(row.text("id"), new LocationId(row.text("location")),
                        row.quantity("capacity"), row.text("unit"))))
                .list();
        return Page.of(found, limit, vehicle -> List.of(vehicle.id()));
    }

    /**
     * Keeps a vehicle as it is now.
     *
     * @return false if it was like this already
     */
    public boolean put(Vehicle vehicle) {
        return jdbc.sql("""
                INSERT INTO vehicle AS known (id, location, capacity, unit) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET location = excluded.location, capacity = excluded.capacity, unit = excluded.unit
                WHERE (known.location, known.capacity, known.unit)
                    IS DISTINCT FROM (excluded.location, excluded.capacity, excluded.unit)""")
                .params(vehicle.id(), vehicle.location().value(), vehicle.capacity().value(), vehicle.unit())
                .update() == 1;
    }
}
