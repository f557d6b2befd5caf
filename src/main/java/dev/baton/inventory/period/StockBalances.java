package dev.baton.inventory.period;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.MovementReason.Direction;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What stock did in a month: reckoned out of movements, or kept since the month was closed. */
@Repository
class StockBalances {

    private static final TypeReference<Map<MovementReason, Quantity>> REASONS = new TypeReference<>() {};

    /** Begins with the balances of a closed month and goes on with the movements since. */
    private static final String RECKONED =
            """
                    WITH moved AS (
                        SELECT location, sku, reason, coalesce(sum(quantity) FILTER (WHERE at < :from), 0) AS before,
                            coalesce(sum(quantity) FILTER (WHERE at >= :from), 0) AS within
                        FROM stock_movement WHERE at >= :since AND at < :to
                          AND (:location::text IS NULL OR location = :location) AND (:sku::text IS NULL OR sku = :sku)
                        GROUP BY location, sku, reason
                    ), change AS (
                        SELECT location, sku, sum(before) AS before,
                            coalesce(sum(within) FILTER (WHERE reason = ANY (:in)), 0) AS incoming,
                            -coalesce(sum(within) FILTER (WHERE reason = ANY (:out)), 0) AS outgoing,
                            coalesce(sum(within) FILTER (WHERE reason = ANY (:adjustment)), 0) AS adjustment,
                            coalesce(jsonb_object_agg(reason, within) FILTER (WHERE within <> 0), '{}') AS reasons
                        FROM moved GROUP BY location, sku
                    ), carried AS (
                        SELECT location, sku, closing FROM stock_period_balance WHERE month = :carried
                          AND (:location::text IS NULL OR location = :location) AND (:sku::text IS NULL OR sku = :sku)
                    ), reckoned AS (
                        SELECT location, sku, coalesce(closing, 0) + coalesce(before, 0) AS opening, coalesce(incoming, 0) AS incoming,
                            coalesce(outgoing, 0) AS outgoing, coalesce(adjustment, 0) AS adjustment, coalesce(reasons, '{}') AS reasons
                        FROM carried FULL JOIN change USING (location, sku)
                    ), balance AS (
                        SELECT location, sku, opening, incoming, outgoing, adjustment, opening + incoming - outgoing + adjustment AS closing,
                            reasons
                        FROM reckoned WHERE opening <> 0 OR reasons <> '{}'
                    )
                    """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StockBalances(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * From when to when is reckoned.
     *
     * @param carried the closed month with whose balances it begins; null for the very beginning
     * @param since when that month ended
     */
    record Span(@Nullable String carried, Instant since, Instant from, Instant to) {}

    /** By location and product. Null stands for all. */
    List<StockBalance> reckon(Span span, @Nullable String location, @Nullable String sku) {
        return with(span, jdbc.sql(RECKONED + "SELECT * FROM balance ORDER BY location, sku"))
                .param("location", location)
                .param("sku", sku)
                .query(Row.as(this::balance))
                .list();
    }

    /** Keeps the balances of a month. */
    void keep(String month, Span span) {
        with(span, jdbc.sql(
                RECKONED + """
                        INSERT INTO stock_period_balance
                            (month, location, sku, opening, incoming, outgoing, adjustment, closing, reasons)
                        SELECT :month, location, sku, opening, incoming, outgoing, adjustment, closing, reasons FROM balance"""))
                .param("location", null)
                .param("sku", null)
                .param("month", month)
                .update();
    }

    /** By location and product. Null stands for all. */
    List<StockBalance> kept(String month, @Nullable String location, @Nullable String sku) {
        return jdbc.sql("""
                SELECT * FROM stock_period_balance WHERE month = :month
                  AND (:location::text IS NULL OR location = :location) AND (:sku::text IS NULL OR sku = :sku)
                ORDER BY location, sku""")
                .param("month", month)
                .param("location", location)
                .param("sku", sku)
                .query(Row.as(this::balance))
                .list();
    }

    private static StatementSpec with(Span span, StatementSpec statement) {
        return statement
                .param("carried", span.carried())
                .param("since", Row.at(span.since()))
                .param("from", Row.at(span.from()))
                .param("to", Row.at(span.to()))
                .param("in", MovementReason.names(Direction.IN))
                .param("out", MovementReason.names(Direction.OUT))
                .param("adjustment", MovementReason.names(Direction.ADJUSTMENT));
    }

    private StockBalance balance(Row row) {
        return new StockBalance(
                new LocationId(row.text("location")),
                new Sku(row.text("sku")),
                row.quantity("opening"),
                row.quantity("incoming"),
                row.quantity("outgoing"),
                row.quantity("adjustment"),
                row.quantity("closing"),
                read(row.text("reasons")));
    }

    private Map<MovementReason, Quantity> read(String reasons) {
        try {
            return json.readValue(reasons, REASONS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the reasons of a balance cannot be read", unreadable);
        }
    }
}
