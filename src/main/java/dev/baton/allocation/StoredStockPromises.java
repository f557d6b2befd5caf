package dev.baton.allocation;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days that are promised to those who wait for stock. */
@Repository
class StoredStockPromises {

    /**
     * A promise that is another one than before.
     *
     * @param now null if there is none any more
     */
    record Change(OrderId orderId, @Nullable LocalDate now) {

        String inWords() {
            return now == null
                    ? "The plan does not cover what the order waits for any more"
                    : "By the plan, all that the order waits for is there on " + now;
        }
    }

    private final JdbcClient jdbc;

    StoredStockPromises(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anybody waits for stock at the plants whose promise was made before this, or never. */
    boolean anyDue(Instant before) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM allocation_waiter
                    WHERE pool = '' AND ended_at IS NULL AND (promised_as_of IS NULL OR promised_as_of <= ?))""")
                .param(Row.at(before))
                .query(Boolean.class)
                .single();
    }

    /** All products that are waited for at the plants. */
    Set<Sku> awaited() {
        return jdbc.sql("SELECT DISTINCT sku FROM allocation_waiter_line WHERE pool = ''")
                .query(Row.as(row -> new Sku(row.text("sku"))))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Keeps the promises of those who still wait. The queue is locked. */
    List<Change> keep(Map<UUID, Optional<LocalDate>> days, Instant asOf) {
        List<UUID> waits = new ArrayList<>(days.keySet());
        return jdbc.sql("""
                WITH promised AS (
                    SELECT w.id, w.order_id, w.promised_date AS before, nullif(p.day, '')::date AS day
                    FROM unnest(:waits::uuid[], :days::text[]) AS p (id, day)
                    JOIN allocation_waiter w ON w.id = p.id AND w.ended_at IS NULL
                ), kept AS (
                    UPDATE allocation_waiter w SET promised_date = promised.day, promised_as_of = :asOf
                    FROM promised WHERE w.id = promised.id
                )
                SELECT order_id, day FROM promised WHERE day IS DISTINCT FROM before ORDER BY order_id""")
                .param("waits", waits.toArray(UUID[]::new))
                .param("days", waits.stream()
                        .map(wait -> days.getOrDefault(wait, Optional.empty()).map(LocalDate::toString).orElse(""))
                        .toArray(String[]::new))
                .param("asOf", Row.at(asOf))
                .query(Row.as(row -> new Change(row.orderId("order_id"), row.dateOrNull("day"))))
                .list();
    }
}
