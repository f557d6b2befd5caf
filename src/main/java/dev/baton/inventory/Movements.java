package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
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

    /** What a document moved at a location, in the order of products; empty if it did not. */
    List<StockChange> with(LocationId location, MovementReason reason, String document) {
        return jdbc.sql("""
                SELECT sku, quantity FROM stock_movement WHERE document = ? AND location = ? AND reason = ?
                ORDER BY sku COLLATE "C" """)
                .params(document, location.value(), reason.name())
                .query(Row.as(row -> new StockChange(new Sku(row.text("sku")), row.quantity("quantity"))))
                .list();
    }

    /** Changes what is on hand, and says so. */
    void post(
            LocationId location,
            List<StockChange> changes,
            MovementReason reason,
            String document,
            Instant now) {
        try {
            jdbc
                    .sql("""
                            WITH change AS (
                                SELECT * FROM unnest(:skus::text[], :quantities::text[]::numeric[]) AS change (sku, quantity)
                            ), kept AS (
                                UPDATE stock SET on_hand = on_hand + change.quantity FROM change
                                WHERE stock.location = :location AND stock.sku = change.sku
                                RETURNING stock.sku, on_hand
                            ), opened AS (
                                INSERT INTO stock AS held (location, sku, on_hand)
                                SELECT :location, sku, quantity FROM change
                                WHERE NOT EXISTS (SELECT FROM stock WHERE location = :location AND stock.sku = change.sku)
                                ORDER BY sku
                                ON CONFLICT (location, sku) DO UPDATE SET on_hand = held.on_hand + excluded.on_hand
                                RETURNING sku, on_hand
                            ), stocked AS (
                                SELECT * FROM kept UNION ALL SELECT * FROM opened
                            )
                            INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at)
                            SELECT :location, sku, change.quantity, stocked.on_hand, :reason, :document, :now
                            FROM change JOIN stocked USING (sku)""")
                    .param("skus", Columns.of(changes, StockChange::sku))
                    .param("quantities", Columns.of(changes, StockChange::quantity))
                    .param("location", location.value())
                    .param("reason", reason.name())
                    .param("document", document)
                    .param("now", Row.at(now))
                    .update();
        } catch (DuplicateKeyException twin) {
            throw new ConflictException(document + " is being taken at " + location + " by somebody else.");
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMostSpecificCause().getMessage())
                    .contains("the month of the movement is closed")) {
                throw new ConflictException("The month has just been closed: enter it again.");
            }
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
