package dev.baton.allocation.transfer;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How transfers go from state to state. Whoever takes a step has locked the transfer and seen that it may. */
@Repository
class TransferSteps {

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferSteps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void goesTo(UUID id, LocationId destination) {
        jdbc.sql("UPDATE stock_transfer SET destination = ? WHERE id = ?").params(destination.value(), id).update();
    }

    void propose(UUID id, LocationId source, String rule, String reason) {
        jdbc.sql("UPDATE stock_transfer SET state = 'PROPOSED', source = ?, rule = ?, rule_reason = ? WHERE id = ?")
                .params(source.value(), rule, reason, id)
                .update();
    }

    void approve(UUID id, String by) {
        jdbc.sql("UPDATE stock_transfer SET approved_by = ? WHERE id = ?").params(by, id).update();
    }

    void reserve(UUID id, Instant shipmentDue) {
        jdbc.sql("UPDATE stock_transfer SET state = 'APPROVED', shipment_due_at = ? WHERE id = ?")
                .params(Row.at(shipmentDue), id)
                .update();
    }

    /** Another source is looked for, and approved anew; one that was named stays. */
    void startOver(UUID id) {
        jdbc.sql(
                """
                        UPDATE stock_transfer SET state = 'REQUESTED', source = CASE WHEN source_named THEN source END, rule = NULL,
                            rule_reason = NULL, approved_by = NULL, shipment_due_at = NULL, shipment_overdue_since = NULL, sought_since = ?
                        WHERE id = ?""")
                .params(Row.at(clock.instant()), id)
                .update();
    }

    void ship(UUID id, String document, String by, Instant receiptDue) {
        jdbc.sql("""
                UPDATE stock_transfer SET state = 'SHIPPED', shipment_document = ?, shipped_by = ?, shipped_at = ?,
                    receipt_due_at = ?
                WHERE id = ?""")
                .params(document, by, Row.at(clock.instant()), Row.at(receiptDue), id)
                .update();
    }

    void receiveInPart(UUID id) {
        jdbc.sql("UPDATE stock_transfer SET state = 'PARTLY_RECEIVED' WHERE id = ?").param(id).update();
    }

    /** @param note why nothing came of it; empty if something did */
    void end(UUID id, TransferState state, String note) {
        jdbc.sql("UPDATE stock_transfer SET state = ?, note = ?, ended_at = ? WHERE id = ?")
                .params(state.name(), note, Row.at(clock.instant()), id)
                .update();
    }

    /** @return false if that was noted before, or the transfer is not late with it any more */
    boolean noteOverdue(UUID id, Overdue what) {
        return jdbc.sql("UPDATE stock_transfer SET %1$s = ? WHERE id = ? AND %1$s IS NULL AND state = ANY (?)"
                .formatted(what.column()))
                .params(Row.at(clock.instant()), id, what.states())
                .update() == 1;
    }
}
