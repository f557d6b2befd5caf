package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes stock off that was under way and is lost: it comes in and goes out in one statement, so that it is never there. */
@Component
class Losses {

    private final JdbcClient jdbc;
    private final Clock clock;

    Losses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param document under which nothing was written off there before */
    void writeOff(LocationId destination, List<StockLine> lost, String document) {
        jdbc.sql("""
                INSERT INTO stock (location, sku) SELECT ?, sku FROM unnest(?::text[]) AS lost (sku) ORDER BY sku
                ON CONFLICT DO NOTHING""")
                .params(destination.value(), Columns.of(lost, StockLine::sku))
                .update();
        jdbc
                .sql("""
                        WITH kept AS (
                            SELECT sku, on_hand, lost.quantity
                            FROM stock JOIN unnest(:skus::text[], :quantities::text[]::numeric[]) AS lost (sku, quantity) USING (sku)
                            WHERE location = :destination ORDER BY location, sku FOR NO KEY UPDATE OF stock
                        )
                        INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at)
                        SELECT :destination, sku, sign * quantity, CASE sign WHEN 1 THEN on_hand + quantity ELSE on_hand END, reason, :document, :now
                        FROM kept CROSS JOIN (VALUES (1, 1, :receipt), (2, -1, :loss)) AS posting (step, sign, reason)
                        ORDER BY step, sku""")
                .param("skus", Columns.of(lost, StockLine::sku))
                .param("quantities", Columns.of(lost, StockLine::quantity))
                .param("destination", destination.value())
                .param("receipt", MovementReason.TRANSFER_RECEIPT.name())
                .param("loss", MovementReason.TRANSIT_LOSS.name())
                .param("document", document)
                .param("now", Row.at(clock.instant()))
                .update();
    }
}
