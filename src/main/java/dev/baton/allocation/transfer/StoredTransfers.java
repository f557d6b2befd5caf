package dev.baton.allocation.transfer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.baton.allocation.StockAwaited;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Transfers and what they consist of. Whoever changes one has locked its row before, after all stock. */
@Repository
class StoredTransfers {

    private static final String SELECT = "SELECT * FROM stock_transfer ";
    private static final String NUMBER = "SELECT 'TR-' || :year || '-' || lpad(n, greatest(6, length(n)), '0')"
            + " FROM (SELECT nextval('stock_transfer_number')::text AS n) AS next";

    private record Line(UUID transfer, TransferLine line) {}

    private final JdbcClient jdbc;

    StoredTransfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if this reference has asked for one before */
    boolean add(UUID id, TransferWish wish, String by, int year, Instant now) {
        boolean added = jdbc
                .sql("""
                        INSERT INTO stock_transfer (id, number, state, source, source_named, destination, reference, reason,
                            requested_by, requested_at, sought_since)
                        VALUES (:id, (%s), 'REQUESTED', :source::text, :source::text IS NOT NULL, :destination, :reference, :reason, :by,
                            :now, :now)
                        ON CONFLICT (destination, reference)
                            WHERE reference IS NOT NULL AND state NOT IN ('UNSOURCED', 'REJECTED', 'CANCELLED', 'LAPSED') DO NOTHING"""
                        .formatted(NUMBER))
                .param("id", id)
                .param("year", String.valueOf(year))
                .param("source", wish.from() == null ? null : wish.from().value())
                .param("destination", wish.to().value())
                .param("reference", wish.reference())
                .param("reason", wish.reason())
                .param("by", by)
                .param("now", Row.at(now))
                .update() == 1;
        if (added) {
            replaceLines(id, StockLine.bySku(wish.lines()));
        }
        return added;
    }

    /** @return false if this wait has asked for one before */
    boolean add(UUID id, StockAwaited wait, int year, Instant now) {
        return jdbc
                .sql("""
                        INSERT INTO stock_transfer (id, number, state, source_named, requested_at, sought_since, order_id, revision, wait_id)
                        VALUES (:id, (%s), 'REQUESTED', false, :now, :now, :order, :revision, :wait) ON CONFLICT (wait_id) DO NOTHING"""
                        .formatted(NUMBER))
                .param("id", id)
                .param("year", String.valueOf(year))
                .param("now", Row.at(now))
                .param("order", wait.orderId().value())
                .param("revision", wait.revision())
                .param("wait", wait.waitId())
                .update() == 1;
    }

    void replaceLines(UUID id, List<StockLine> lines) {
        jdbc.sql("DELETE FROM stock_transfer_line WHERE transfer_id = ?").param(id).update();
        jdbc.sql("""
                INSERT INTO stock_transfer_line (transfer_id, sku, quantity)
                SELECT ?, sku, quantity FROM unnest(?::text[], ?::text[]::numeric[]) AS line (sku, quantity)""")
                .params(id, Columns.of(lines, StockLine::sku), Columns.of(lines, StockLine::quantity))
                .update();
    }

    Optional<Transfer> find(UUID id) {
        return read(jdbc.sql(SELECT + "WHERE id = ?").param(id)).stream().findFirst();
    }

    /** @throws IllegalStateException if there is no such transfer */
    Transfer lock(UUID id) {
        return read(jdbc.sql(SELECT + "WHERE id = ? FOR UPDATE").param(id)).stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no transfer " + id));
    }

    /** The one that a reference has asked for and that something may come of. */
    Optional<Transfer> of(LocationId to, String reference) {
        return read(jdbc.sql(
                SELECT + """
                        WHERE destination = ? AND reference = ? AND state NOT IN ('UNSOURCED', 'REJECTED', 'CANCELLED', 'LAPSED')""")
                .params(to.value(), reference)).stream().findFirst();
    }

    /** Those under whose numbers stock is reserved at their sources, out of all these references. */
    List<UUID> reservedUnder(Collection<String> references) {
        return jdbc.sql("SELECT id FROM stock_transfer WHERE number = ANY (?) AND state = 'APPROVED' ORDER BY id")
                .param(references.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** Those that have not left and are for the order whose wait this is. */
    List<UUID> awaitedIn(UUID waitId) {
        return jdbc
                .sql("""
                        SELECT t.id FROM stock_transfer t JOIN allocation_waiter w ON (w.order_id, w.revision) = (t.order_id, t.revision)
                        WHERE w.id = ? AND t.state IN ('REQUESTED', 'PROPOSED', 'APPROVED') AND t.ended_at IS NULL ORDER BY t.id""")
                .param(waitId)
                .query(UUID.class)
                .list();
    }

    /** Those for which a source was looked for before and neither found nor approved since, by their ids, from the one after. */
    List<UUID> undecidedSince(Instant before, UUID after, int limit) {
        return jdbc.sql("""
                SELECT id FROM stock_transfer WHERE state IN ('REQUESTED', 'PROPOSED') AND sought_since < ? AND id > ?
                ORDER BY id LIMIT ?""")
                .params(Row.at(before), after, limit)
                .query(UUID.class)
                .list();
    }

    /** Those that are late with it since before, which nobody has noted, by their ids, from the one after. */
    List<UUID> lateSince(Overdue what, Instant before, UUID after, int limit) {
        return jdbc.sql("""
                SELECT id FROM stock_transfer
                WHERE state = ANY (:states) AND %s IS NULL
                  AND CASE state WHEN 'APPROVED' THEN shipment_due_at ELSE receipt_due_at END < :before AND id > :after
                ORDER BY id LIMIT :limit""".formatted(what.column()))
                .param("states", what.states())
                .param("before", Row.at(before))
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** The wait for stock that a transfer is to end; empty if a stock keeper has asked for it. */
    Optional<UUID> waitOf(UUID id) {
        return jdbc.sql("SELECT wait_id FROM stock_transfer WHERE id = ? AND wait_id IS NOT NULL").param(id)
                .query(UUID.class)
                .optional();
    }

    /** Newest first. */
    List<Transfer> list(
            @Nullable TransferState state,
            @Nullable LocationId location,
            @Nullable Sku sku,
            UUID before,
            Limit limit) {
        return read(jdbc.sql(SELECT + """
                WHERE id < :before AND (:state::text IS NULL OR state = :state)
                  AND (:location::text IS NULL OR source = :location OR destination = :location)
                  AND (:sku::text IS NULL OR id IN (SELECT transfer_id FROM stock_transfer_line WHERE sku = :sku))
                ORDER BY id DESC LIMIT :limit""")
                .param("before", before)
                .param("state", state == null ? null : state.name())
                .param("location", location == null ? null : location.value())
                .param("sku", sku == null ? null : sku.value())
                .param("limit", limit.andOneMore()));
    }

    private List<Transfer> read(JdbcClient.StatementSpec query) {
        List<Transfer> bare = query.query(Row.as(row -> transfer(row, List.of()))).list();
        Map<UUID, List<TransferLine>> lines = lines(bare.stream().map(Transfer::id).toList());
        return bare.stream().map(found -> with(found, lines.getOrDefault(found.id(), List.of()))).toList();
    }

    private Map<UUID, List<TransferLine>> lines(List<UUID> ids) {
        return jdbc.sql("SELECT * FROM stock_transfer_line WHERE transfer_id = ANY (?) ORDER BY transfer_id, sku")
                .param(ids.toArray(UUID[]::new))
                .query(Row.as(row -> new Line(row.uuid("transfer_id"), new TransferLine(new Sku(row.text("sku")),
                        row.quantity("quantity"), row.quantity("received"), row.quantity("lost")))))
                .list()
                .stream()
                .collect(groupingBy(Line::transfer, mapping(Line::line, toList())));
    }

    private static Transfer with(Transfer bare, List<TransferLine> lines) {
        return new Transfer(bare.id(), bare.number(), bare.state(), bare.from(), bare.fromNamed(), bare.to(), lines,
                bare.reference(), bare.reason(), bare.requestedBy(), bare.requestedAt(), bare.orderId(),
                bare.revision(), bare.rule(), bare.ruleReason(), bare.approvedBy(), bare.shipmentDueAt(),
                bare.shipmentOverdueSince(), bare.shipmentDocument(), bare.shippedAt(), bare.receiptDueAt(),
                bare.receiptOverdueSince(), bare.endedAt(), bare.note());
    }

    private static Transfer transfer(Row row, List<TransferLine> lines) {
        UUID order = row.uuidOrNull("order_id");
        return new Transfer(
                row.uuid("id"),
                row.text("number"),
                row.constant("state", TransferState.class),
                location(row, "source"),
                row.flag("source_named"),
                location(row, "destination"),
                lines,
                row.textOrNull("reference"),
                row.text("reason"),
                row.textOrNull("requested_by"),
                row.instant("requested_at"),
                order == null ? null : new OrderId(order),
                order == null ? null : row.count("revision"),
                row.textOrNull("rule"),
                row.textOrNull("rule_reason"),
                row.textOrNull("approved_by"),
                row.instantOrNull("shipment_due_at"),
                row.instantOrNull("shipment_overdue_since"),
                row.textOrNull("shipment_document"),
                row.instantOrNull("shipped_at"),
                row.instantOrNull("receipt_due_at"),
                row.instantOrNull("receipt_overdue_since"),
                row.instantOrNull("ended_at"),
                row.text("note"));
    }

    private static @Nullable LocationId location(Row row, String column) {
        String id = row.textOrNull(column);
        return id == null ? null : new LocationId(id);
    }
}
