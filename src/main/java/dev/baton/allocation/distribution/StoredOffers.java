package dev.baton.allocation.distribution;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.customer.CustomerId;
import dev.baton.order.OrderRest;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The offers of orders to distributors. */
@Repository
class StoredOffers implements OrderRest {

    private static final String SELECT = """
            SELECT offer.*, c.rank FROM order_offer offer
              JOIN distribution_candidate c USING (order_id, revision, round, seller)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredOffers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Offer> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE offer.id = ?").param(id).query(Row.as(StoredOffers::offer)).optional();
    }

    /** The offer of a round that is open or was accepted. */
    Optional<Offer> standing(OrderId order, int revision, int round) {
        return jdbc.sql(
                SELECT + """
                        WHERE offer.order_id = ? AND offer.revision = ? AND offer.round = ? AND offer.state IN ('OPEN', 'ACCEPTED')""")
                .params(order.value(), revision, round)
                .query(Row.as(StoredOffers::offer))
                .optional();
    }

    /**
     * Offers the order to the best of a round that it was not offered to yet.
     *
     * @return its id; empty if there is none left
     */
    Optional<UUID> addNext(OrderId order, int revision, int round, Instant expiresAt) {
        UUID id = Ids.next();
        int added = jdbc
                .sql("""
                        INSERT INTO order_offer (id, order_id, revision, round, seller, state, offered_at, expires_at)
                        SELECT :id, order_id, revision, round, seller, 'OPEN', :now, :expires
                          FROM distribution_candidate c
                         WHERE order_id = :order AND revision = :revision AND round = :round AND rank IS NOT NULL
                           AND NOT EXISTS (SELECT FROM order_offer before WHERE (before.order_id, before.revision, before.round, before.seller)
                                = (c.order_id, c.revision, c.round, c.seller))
                         ORDER BY rank LIMIT 1""")
                .param("id", id)
                .param("order", order.value())
                .param("revision", revision)
                .param("round", round)
                .param("now", Row.at(clock.instant()))
                .param("expires", Row.at(expiresAt))
                .update();
        return added == 1 ? Optional.of(id) : Optional.empty();
    }

    /**
     * Ends an open offer.
     *
     * @return false if it has ended already
     */
    boolean end(UUID id, OfferState state, String by, @Nullable String comment) {
        return jdbc.sql("""
                UPDATE order_offer SET state = ?, answered_at = ?, answered_by = ?, comment = ?
                WHERE id = ? AND state = 'OPEN'""")
                .params(state.name(), Row.at(clock.instant()), by, comment, id)
                .update() == 1;
    }

    /** Ends what is open of an order. */
    void withdraw(OrderId order) {
        jdbc.sql("""
                UPDATE order_offer SET state = 'WITHDRAWN', answered_at = ?, answered_by = 'baton'
                WHERE order_id = ? AND state = 'OPEN'""")
                .params(Row.at(clock.instant()), order.value())
                .update();
    }

    /**
     * Of what was offered since then, and answered or not in time, how much each took, in per cent, rounded down.
     *
     * @param sample who was offered less often than that is missing
     */
    Map<CustomerId, Integer> scores(Collection<CustomerId> sellers, Instant since, int sample) {
        return jdbc.sql("""
                SELECT seller, count(*) FILTER (WHERE state = 'ACCEPTED') * 100 / count(*) AS score FROM order_offer
                 WHERE seller = ANY (?) AND offered_at >= ? AND state IN ('ACCEPTED', 'DECLINED', 'EXPIRED')
                 GROUP BY seller HAVING count(*) >= ?""")
                .params(Columns.of(sellers, CustomerId::value), Row.at(since), sample)
                .query(Row.as(row -> Map.entry(new CustomerId(row.text("seller")), row.count("score"))))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that a distributor is to answer about. */
    @Override
    public Collection<OrderId> resting(Collection<OrderId> orders) {
        return jdbc.sql("SELECT order_id FROM order_offer WHERE order_id = ANY (?) AND state = 'OPEN'")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(row -> row.orderId("order_id")))
                .list();
    }

    /** Those of the present revisions of orders, oldest first. */
    List<Offer> of(Collection<OrderId> orders) {
        return jdbc.sql(SELECT + """
                JOIN orders o ON o.id = offer.order_id AND o.revision = offer.revision
                WHERE offer.order_id = ANY (?) ORDER BY offer.offered_at, offer.id""")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(StoredOffers::offer))
                .list();
    }

    /**
     * Newest first.
     *
     * @param seller only its; null for all
     * @param state only those; null for all
     * @param before the last one of the page before; null for the first page
     */
    List<Offer> list(@Nullable String seller, @Nullable OfferState state, @Nullable UUID before, int limit) {
        return jdbc
                .sql(SELECT
                        + """
                                WHERE (:seller::text IS NULL OR offer.seller = :seller) AND (:state::text IS NULL OR offer.state = :state)
                                  AND (:before::uuid IS NULL OR offer.id < :before)
                                ORDER BY offer.id DESC LIMIT :limit""")
                .param("seller", seller)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("limit", limit)
                .query(Row.as(StoredOffers::offer))
                .list();
    }

    private static Offer offer(Row row) {
        return new Offer(row.uuid("id"), row.orderId("order_id"), row.count("revision"), row.count("round"),
                new CustomerId(row.text("seller")), row.count("rank"), row.constant("state", OfferState.class),
                row.instant("offered_at"), row.instant("expires_at"), row.instantOrNull("answered_at"),
                row.textOrNull("answered_by"), row.textOrNull("comment"));
    }
}
