package dev.baton.logistics.claim;

import dev.baton.logistics.claim.CarrierClaim.State;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims against carriers. */
@Repository
class StoredClaims {

    private static final String SELECT =
            "SELECT claim.*, shipment.order_id, shipment.carrier, shipment.tracking_number FROM carrier_claim claim JOIN shipment ON shipment.id = claim.shipment_id ";
    private static final RowMapper<CarrierClaim> CLAIM = Row.as(StoredClaims::claim);

    private final JdbcClient jdbc;

    StoredClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if there is one for the shipment that was not rejected or withdrawn */
    boolean add(UUID exceptionId, UUID shipmentId, Money amount, Instant now) {
        return jdbc.sql("""
                INSERT INTO carrier_claim (id, exception_id, shipment_id, amount, currency, state, opened_at)
                VALUES (?, ?, ?, ?, ?, 'OPEN', ?) ON CONFLICT DO NOTHING""")
                .params(Ids.next(), exceptionId, shipmentId, amount.minor(), amount.currency(), Row.at(now))
                .update() == 1;
    }

    Optional<CarrierClaim> lock(UUID id) {
        return jdbc.sql(SELECT + "WHERE claim.id = ? FOR UPDATE OF claim").param(id).query(CLAIM).optional();
    }

    /** What is claimed for a shipment and was not rejected or withdrawn. */
    Optional<CarrierClaim> lockOf(UUID shipmentId) {
        return jdbc
                .sql(SELECT
                        + """
                                WHERE claim.shipment_id = ? AND claim.state IN ('OPEN', 'ACCEPTED', 'PAID') FOR UPDATE OF claim""")
                .param(shipmentId)
                .query(CLAIM)
                .optional();
    }

    void decide(UUID id, State to, @Nullable Money accepted, String by, @Nullable String comment, Instant now) {
        jdbc.sql("""
                UPDATE carrier_claim SET state = ?, accepted = coalesce(?::bigint, accepted), decided_by = ?,
                    comment = coalesce(?, comment), decided_at = ? WHERE id = ?""")
                .params(Arrays.asList(to.name(), accepted == null ? null : accepted.minor(), by, comment, Row.at(now),
                        id))
                .update();
    }

    /** Newest first. */
    Page<CarrierClaim> list(@Nullable State state, @Nullable OrderId order, Limit limit, @Nullable String cursor) {
        List<CarrierClaim> found = jdbc
                .sql(SELECT
                        + """
                                WHERE (:state::text IS NULL OR claim.state = :state) AND (:order::uuid IS NULL OR shipment.order_id = :order)
                                  AND claim.id < :before ORDER BY claim.id DESC LIMIT :limit""")
                .param("state", state == null ? null : state.name())
                .param("order", order == null ? null : order.value())
                .param("before", Cursor.readNewestFirst(cursor))
                .param("limit", limit.andOneMore())
                .query(CLAIM)
                .list();
        return Page.of(found, limit, claim -> List.of(claim.id().toString()));
    }

    private static CarrierClaim claim(Row row) {
        String currency = row.text("currency");
        return new CarrierClaim(row.uuid("id"), row.uuid("shipment_id"), row.orderId("order_id"), row.text("carrier"),
                row.textOrNull("tracking_number"), currency, row.money("amount", currency),
                row.moneyOrNull("accepted", currency), row.constant("state", State.class), row.instant("opened_at"),
                row.instantOrNull("decided_at"), row.textOrNull("decided_by"), row.textOrNull("comment"));
    }
}
