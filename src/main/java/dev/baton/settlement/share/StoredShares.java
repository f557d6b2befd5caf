package dev.baton.settlement.share;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shares of settled parts. Whoever changes one has locked the settlement of its order. */
@Repository
class StoredShares {

    private static final String FROM =
            " FROM settlement_share s JOIN settlement_document d ON d.id = s.settlement_id ";
    private static final String SELECT = "SELECT s.*, d.currency" + FROM;
    private static final String ORDERED =
            " ORDER BY d.id, array_position(ARRAY['MANUFACTURER', 'SELLER', 'PLATFORM'], s.party)";

    private final JdbcClient jdbc;

    StoredShares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID settlementId, List<Share> shares) {
        for (Share share : shares) {
            jdbc.sql(
                    """
                            INSERT INTO settlement_share (settlement_id, party, owner, basis_points, amount, tax_rate, payout_at, paid_out_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(settlementId, share.party().name(), share.owner(), share.basisPoints(),
                            share.amount().minor(), share.taxRate(), Row.at(share.payoutAt()),
                            Row.atOrNull(share.paidOutAt()))
                    .update();
        }
    }

    /** The shares of an order's parts: the oldest part first, the parties in their order. */
    List<Share> of(OrderId orderId) {
        return jdbc.sql(SELECT + "WHERE d.order_id = ?" + ORDERED)
                .param(orderId.value())
                .query(Row.as(StoredShares::share))
                .list();
    }

    /** Those of several orders; an order of which nothing is shared is missing. */
    Map<OrderId, List<Share>> ofOrders(Collection<OrderId> orders) {
        return jdbc.sql("SELECT s.*, d.currency, d.order_id" + FROM + "WHERE d.order_id = ANY (?::uuid[])" + ORDERED)
                .param(Columns.of(orders, OrderId::value))
                .query(Row.as(row -> Map.entry(row.orderId("order_id"), share(row))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Those of some settlements, in the same order. */
    List<Share> of(Collection<UUID> settlements) {
        return jdbc.sql(SELECT + "WHERE d.id = ANY (?::uuid[])" + ORDERED)
                .param(Columns.of(settlements, id -> id))
                .query(Row.as(StoredShares::share))
                .list();
    }

    /** The order that a settlement is of, if it is shared. */
    Optional<OrderId> orderOf(UUID settlementId) {
        return jdbc.sql("""
                SELECT order_id FROM settlement_document d
                WHERE id = ? AND EXISTS (SELECT FROM settlement_share WHERE settlement_id = d.id)""")
                .param(settlementId)
                .query(Row.as(row -> row.orderId("order_id")))
                .optional();
    }

    String number(UUID settlementId) {
        return jdbc.sql("SELECT number FROM settlement_document WHERE id = ?").param(settlementId).query(String.class)
                .single();
    }

    void paidOut(UUID settlementId, Instant now) {
        jdbc.sql("UPDATE settlement_share SET paid_out_at = ? WHERE settlement_id = ? AND paid_out_at IS NULL")
                .params(Row.at(now), settlementId)
                .update();
    }

    /** The settlements whose shares should have been paid out by then, by id from the one after this on. */
    List<UUID> late(Instant due, UUID after, int most) {
        return jdbc
                .sql("""
                        WITH late AS MATERIALIZED (SELECT settlement_id FROM settlement_share WHERE paid_out_at IS NULL AND payout_at < ?)
                        SELECT DISTINCT settlement_id FROM late WHERE settlement_id > ? ORDER BY settlement_id LIMIT ?""")
                .params(Row.at(due), after, most)
                .query(UUID.class)
                .list();
    }

    /** What a distributor still gets, in words: shares that wait, and orders that it sells. */
    List<String> owedTo(String owner, String currency) {
        return jdbc
                .sql("""
                        SELECT 'its share of settlement ' || d.number FROM settlement_share s JOIN settlement_document d ON d.id = s.settlement_id
                        WHERE s.owner = :owner AND s.paid_out_at IS NULL AND d.currency = :currency
                        UNION ALL SELECT 'the sale of order ' || number FROM orders
                        WHERE seller_id = :owner AND currency = :currency AND status NOT IN ('REJECTED', 'CANCELLED', 'COMPLETED')
                        ORDER BY 1""")
                .param("owner", owner)
                .param("currency", currency)
                .query(String.class)
                .list();
    }

    private static Share share(Row row) {
        String currency = row.text("currency");
        return new Share(row.uuid("settlement_id"), row.constant("party", Party.class), row.textOrNull("owner"),
                row.count("basis_points"), row.money("amount", currency), row.money("clawed_back", currency),
                row.decimal("tax_rate"), row.instant("payout_at"), row.instantOrNull("paid_out_at"));
    }
}
