package dev.baton.allocation.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.customer.CustomerId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the distributors were rated for orders. */
@Repository
class StoredRatings {

    /** A rating with the order and the round that it is for. */
    record Rated(OrderId orderId, int round, RatedSeller seller) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StoredRatings(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The number of the round that begins if none is under way, from 1. */
    int nextRound(OrderId order, int revision) {
        return jdbc.sql("""
                SELECT coalesce(max(round), 0) + 1 FROM distribution_candidate WHERE order_id = ? AND revision = ?""")
                .params(order.value(), revision)
                .query(Integer.class)
                .single();
    }

    /** @return false if the round was rated before, which stays */
    boolean add(OrderId order, int revision, int round, List<RatedSeller> rated) {
        if (isRated(order, revision, round)) {
            return false;
        }
        rated.forEach(seller -> jdbc.sql("""
                INSERT INTO distribution_candidate (order_id, revision, round, seller, rank, points, reasons)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(order.value(), revision, round, seller.seller().value(), seller.rank(), seller.points(),
                        write(seller.reasons()))
                .update());
        return true;
    }

    private boolean isRated(OrderId order, int revision, int round) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM distribution_candidate WHERE order_id = ? AND revision = ? AND round = ?)""")
                .params(order.value(), revision, round)
                .query(Boolean.class)
                .single();
    }

    /** Those of the last round of each order's present revision, by rank. */
    List<Rated> latest(Collection<OrderId> orders) {
        return jdbc.sql("""
                SELECT c.* FROM distribution_candidate c JOIN orders o ON o.id = c.order_id AND o.revision = c.revision
                 WHERE c.order_id = ANY (?) AND c.round = (SELECT max(round) FROM distribution_candidate newer
                        WHERE (newer.order_id, newer.revision) = (c.order_id, c.revision))
                 ORDER BY c.order_id, c.rank NULLS LAST, c.seller""")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(row -> new Rated(row.orderId("order_id"), row.count("round"), rated(row))))
                .list();
    }

    private RatedSeller rated(Row row) {
        Long rank = row.numberOrNull("rank");
        return new RatedSeller(new CustomerId(row.text("seller")), rank == null ? null : rank.intValue(),
                Math.toIntExact(row.number("points")), read(row.text("reasons")));
    }

    private String write(List<RatedSeller.Reason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("what rules say of a seller cannot be written", unwritable);
        }
    }

    private List<RatedSeller.Reason> read(String stored) {
        try {
            return json.readValue(stored, new TypeReference<>() {});
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("what rules say of a seller cannot be read", unreadable);
        }
    }
}
