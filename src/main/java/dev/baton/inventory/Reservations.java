package dev.baton.inventory;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reservations and what they do to stock, each step one statement. Whoever calls has locked the stock before, but for a change of when one
 * expires: so everybody locks the lines of a reservation in the same order, too.
 */
@Repository
class Reservations {

    /** What is reserved under the reference, locked: the beginning of a statement that changes it. */
    private static final String STANDING =
            """
                    WITH standing AS (
                        SELECT id FROM reservation WHERE reference = :reference AND state = 'RESERVED' ORDER BY id FOR UPDATE
                    )""";

    private record Part(
            LocationId location,
            StockLine line,
            Quantity arrived,
            Reservation.State state,
            @Nullable LocationId destination) {

        Stream<StockLine> underWay() {
            return state == Reservation.State.ISSUED
                    ? Stream.of(new StockLine(line.sku(), line.quantity().minus(arrived)))
                    : Stream.empty();
        }
    }

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Reservation> find(String reference) {
        List<Part> parts = jdbc.sql("""
                SELECT location, sku, quantity, arrived, state, destination FROM reservation
                WHERE reference = ? AND state <> 'RELEASED' ORDER BY location, sku""")
                .param(reference)
                .query(Row.as(Reservations::part))
                .list();
        return parts.stream().min(Comparator.comparing(Part::state)).map(least -> new Reservation(
                reference, least.location(), parts.stream().map(Part::line).toList(),
                parts.stream().flatMap(Part::underWay).toList(), least.state(), least.destination()));
    }

    /** @param channel whose ring fences are used up first; null for none */
    void reserve(
            String reference,
            LocationId location,
            List<StockLine> lines,
            @Nullable LocationId destination,
            @Nullable String channel,
            Instant now,
            Instant expiry) {
        jdbc.sql("""
                WITH wanted AS (
                    SELECT asked.*, fence.id AS fence, least(coalesce(fence.remaining, 0), asked.quantity) AS fenced
                    FROM unnest(:skus::text[], :quantities::text[]::numeric[]) AS asked (sku, quantity)
                    LEFT JOIN stock_ring_fence fence ON fence.location = :location AND fence.sku = asked.sku
                      AND fence.channel = :channel::text AND fence.ended_at IS NULL AND fence.remaining > 0
                    WHERE NOT EXISTS (SELECT FROM reservation WHERE reference = :reference AND state <> 'RELEASED')
                ), used AS (
                    UPDATE stock_ring_fence fence SET remaining = remaining - wanted.fenced FROM wanted
                    WHERE fence.id = wanted.fence
                ), taken AS (
                    UPDATE stock SET reserved = reserved + wanted.quantity, fenced = stock.fenced - wanted.fenced
                    FROM wanted WHERE stock.location = :location AND stock.sku = wanted.sku
                    RETURNING stock.sku, wanted.quantity, wanted.fence, wanted.fenced
                )
                INSERT INTO reservation (reference, location, sku, quantity, destination, reserved_at, expires_at,
                    ring_fence_id, fenced)
                SELECT :reference, :location, sku, quantity, :destination, :now, :expiry, fence, fenced FROM taken""")
                .param("skus", Columns.of(lines, StockLine::sku))
                .param("quantities", Columns.of(lines, StockLine::quantity))
                .param("location", location.value())
                .param("reference", reference)
                .param("destination", destination == null ? null : destination.value())
                .param("channel", channel)
                .param("now", Row.at(now))
                .param("expiry", Row.at(expiry))
                .update();
    }

    boolean release(String reference, Instant now) {
        return jdbc.sql(STANDING + """
                , ended AS (
                    UPDATE reservation SET state = 'RELEASED', ended_at = :now
                    FROM standing WHERE reservation.id = standing.id
                    RETURNING location, sku, quantity, ring_fence_id, fenced
                ), back AS (
                    UPDATE stock_ring_fence fence SET remaining = remaining + ended.fenced FROM ended
                    WHERE fence.id = ended.ring_fence_id AND fence.ended_at IS NULL
                    RETURNING fence.id, ended.fenced
                ), given AS (
                    UPDATE stock SET reserved = reserved - ended.quantity,
                        fenced = stock.fenced + coalesce(back.fenced, 0)
                    FROM ended LEFT JOIN back ON back.id = ended.ring_fence_id
                    WHERE stock.location = ended.location AND stock.sku = ended.sku
                    RETURNING stock.sku
                )
                SELECT count(*) > 0 FROM given""")
                .param("reference", reference)
                .param("now", Row.at(now))
                .query(Boolean.class)
                .single();
    }

    /**
     * Sets when a reservation expires.
     *
     * @param expiry null for never
     * @return false if nothing is reserved
     */
    boolean expireAt(String reference, @Nullable Instant expiry) {
        // of this and an expiry one finds all lines as they were, the other none
        return jdbc.sql(STANDING
                + " UPDATE reservation SET expires_at = :expiry FROM standing WHERE reservation.id = standing.id")
                .param("reference", reference)
                .param("expiry", Row.atOrNull(expiry))
                .update() > 0;
    }

    /** Those that are over by now, those that have been longest first. */
    List<String> expired(Instant now, int limit) {
        return jdbc.sql("""
                SELECT reference FROM reservation WHERE state = 'RESERVED' AND expires_at <= ?
                GROUP BY reference ORDER BY min(expires_at) LIMIT ?""")
                .params(Row.at(now), limit)
                .query(String.class)
                .list();
    }

    boolean isOver(String reference, Instant now) {
        return jdbc
                .sql("""
                        SELECT EXISTS (SELECT FROM reservation WHERE reference = ? AND state = 'RESERVED' AND expires_at <= ?)""")
                .params(reference, Row.at(now))
                .query(Boolean.class)
                .single();
    }

    /** Locks a reservation if it is over, so that it cannot be confirmed any more. */
    boolean lockExpired(String reference, Instant now) {
        return !jdbc.sql("""
                SELECT id FROM reservation WHERE reference = ? AND state = 'RESERVED' AND expires_at <= ?
                ORDER BY id FOR UPDATE""")
                .params(reference, Row.at(now))
                .query(Long.class)
                .list()
                .isEmpty();
    }

    /**
     * @param since null if it is not being issued any more
     * @return false if nothing is reserved
     */
    boolean issuingSince(String reference, @Nullable Instant since) {
        return jdbc.sql(STANDING
                + " UPDATE reservation SET issuing_since = :since FROM standing WHERE reservation.id = standing.id")
                .param("reference", reference)
                .param("since", Row.atOrNull(since))
                .update() > 0;
    }

    boolean issue(String reference, MovementReason reason, String document, Instant now) {
        return jdbc.sql(STANDING + """
                , ended AS (
                    UPDATE reservation SET state = 'ISSUED', document = :document, ended_at = :now
                    FROM standing WHERE reservation.id = standing.id
                    RETURNING location, sku, quantity
                ), gone AS (
                    UPDATE stock SET on_hand = on_hand - ended.quantity, reserved = reserved - ended.quantity FROM ended
                    WHERE stock.location = ended.location AND stock.sku = ended.sku
                    RETURNING stock.location, stock.sku, -ended.quantity AS quantity, stock.on_hand
                )
                INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at)
                SELECT location, sku, quantity, on_hand, :reason, :document, :now FROM gone""")
                .param("reference", reference)
                .param("reason", reason.name())
                .param("document", document)
                .param("now", Row.at(now))
                .update() > 0;
    }

    /** @return false if less is reserved of a product, so that the caller has to take everything back */
    boolean shorten(String reference, List<StockLine> missing, String document, Instant now) {
        return jdbc
                .sql(STANDING
                        + """
                                , short AS (
                                    SELECT id, location, sku, reservation.quantity - missing.quantity AS kept, missing.quantity AS gone
                                    FROM unnest(:skus::text[], :quantities::text[]::numeric[]) AS missing (sku, quantity)
                                    JOIN (reservation JOIN standing USING (id)) USING (sku) WHERE reservation.quantity >= missing.quantity
                                ), cut AS (
                                    UPDATE reservation SET quantity = CASE WHEN kept > 0 THEN kept ELSE quantity END, state = CASE WHEN kept > 0 THEN state ELSE 'RELEASED' END,
                                        ended_at = CASE WHEN kept > 0 THEN ended_at ELSE :now END, fenced = CASE WHEN kept > 0 THEN least(fenced, kept) ELSE fenced END
                                    FROM short WHERE reservation.id = short.id
                                ), gone AS (
                                    UPDATE stock SET on_hand = on_hand - short.gone, reserved = reserved - short.gone FROM short WHERE stock.location = short.location AND stock.sku = short.sku
                                    RETURNING stock.location, stock.sku, -short.gone AS quantity, stock.on_hand
                                )
                                INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at) SELECT location, sku, quantity, on_hand, 'CORRECTION', :document, :now FROM gone""")
                .param("skus", Columns.of(missing, StockLine::sku))
                .param("quantities", Columns.of(missing, StockLine::quantity))
                .param("reference", reference)
                .param("document", document)
                .param("now", Row.at(now))
                .update() == missing.size();
    }

    /** Keeps others from noting an arrival until the transaction ends. */
    void lockIssued(String reference) {
        jdbc.sql("SELECT id FROM reservation WHERE reference = ? AND state = 'ISSUED' ORDER BY id FOR UPDATE")
                .param(reference)
                .query(Long.class)
                .list();
    }

    /** @return false if less is under way of a product, so that the caller has to take everything back */
    boolean arrive(String reference, List<StockLine> lines, Instant now) {
        return jdbc.sql("""
                UPDATE reservation SET arrived = arrived + came.quantity,
                    state = CASE WHEN arrived + came.quantity = reservation.quantity THEN 'ARRIVED' ELSE state END,
                    ended_at = :now
                FROM unnest(:skus::text[], :quantities::text[]::numeric[]) AS came (sku, quantity)
                WHERE reference = :reference AND reservation.sku = came.sku AND state = 'ISSUED'
                  AND arrived + came.quantity <= reservation.quantity""")
                .param("reference", reference)
                .param("skus", Columns.of(lines, StockLine::sku))
                .param("quantities", Columns.of(lines, StockLine::quantity))
                .param("now", Row.at(now))
                .update() == lines.size();
    }

    private static Part part(Row row) {
        String destination = row.textOrNull("destination");
        return new Part(
                new LocationId(row.text("location")),
                new StockLine(new Sku(row.text("sku")), row.quantity("quantity")),
                row.quantity("arrived"),
                row.constant("state", Reservation.State.class),
                destination == null ? null : new LocationId(destination));
    }
}
