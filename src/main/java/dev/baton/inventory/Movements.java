package dev.baton.inventory;

import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Movements {

    private static final String NUMERIC_OVERFLOW = "22003";
    private final JdbcClient jdbc;

    Movements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came in with a document, in the order of products; empty if it did not. */
    List<StockLine> received(LocationId location, String reason, String document) {
        return jdbc.sql("""
                SELECT sku, quantity FROM stock_movement WHERE document = ? AND location = ? AND reason = ?
                ORDER BY sku COLLATE "C" """)
                .params(document, location.value(), reason)
                .query(Row.as(row -> new StockLine(
                        new Sku(row.text("sku")), row.quantity("quantity"))))
                .list();
    }

    void receive(LocationId location, List<StockLine> lines, String reason, String document, Instant now) {
        try {
            jdbc.sql("""
                    WITH arrived AS (
                        SELECT * FROM unnest(:skus::text[], :quantities::text[]::numeric[]) AS arrived (sku, quantity)
                    ), stocked AS (
                        INSERT INTO stock AS held (location, sku, on_hand)
                        SELECT :location, sku, quantity FROM arrived ORDER BY sku
                        ON CONFLICT (location, sku) DO UPDATE SET on_hand = held.on_hand + excluded.on_hand
                        RETURNING sku, on_hand, on_hand - reserved AS available
                    ), enough AS (
                        UPDATE stock_threshold threshold SET low_since = NULL FROM stocked
                        WHERE threshold.location = :location AND threshold.sku = stocked.sku
                          AND low_since IS NOT NULL AND stocked.available >= minimum
                    )
                    INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at)
                    SELECT :location, sku, arrived.quantity, stocked.on_hand, :reason, :document, :now
                    FROM arrived JOIN stocked USING (sku)""")
                    .param("skus", Columns.of(lines, StockLine::sku))
                    .param("quantities", Columns.of(lines, StockLine::quantity))
                    .param("location", location.value())
                    .param("reason", reason)
                    .param("document", document)
                    .param("now", Row.at(now))
                    .update();
        } catch (DuplicateKeyException twin) {
            throw new ConflictException(document + " is being received at " + location + " by somebody else.");
        } catch (DataIntegrityViolationException refused) {
            throw isTooMuch(refused)
                    ? new RefusedException("/lines", "bring the stock to more than can be counted")
                    : refused;
        }
    }

    private static boolean isTooMuch(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof SQLException cause
                && NUMERIC_OVERFLOW.equals(cause.getSQLState());
    }
}
