package dev.baton.settlement;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.settlement.share.ShareView;
import dev.baton.settlement.share.ShareViews;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Settlement documents to be read, newest first. */
@Repository
@Transactional(readOnly = true)
public class SettlementViews {

    private final JdbcClient jdbc;
    private final ShareViews shares;

    SettlementViews(JdbcClient jdbc, ShareViews shares) {
        this.jdbc = jdbc;
        this.shares = shares;
    }

    /** @param orderId of the only order to be shown; null for all */
    public Page<SettlementView> list(@Nullable OrderId orderId, Limit limit, @Nullable String cursor) {
        List<UUID> ids = jdbc.sql("""
                SELECT id FROM settlement_document
                WHERE (CAST(:order AS uuid) IS NULL OR order_id = :order) AND id < :before
                ORDER BY id DESC LIMIT :limit""")
                .param("order", orderId == null ? null : orderId.value())
                .param("before", Cursor.readNewestFirst(cursor))
                .param("limit", limit.andOneMore())
                .query(UUID.class)
                .list();
        return Page.of(read(ids), limit, settlement -> List.of(settlement.id().toString()));
    }

    private List<SettlementView> read(List<UUID> ids) {
        Map<UUID, List<ShareView>> shared = shares.of(ids);
        return jdbc.sql("""
                SELECT s.*, i.number AS invoice FROM settlement_document s JOIN invoice i ON i.settlement_id = s.id
                WHERE s.id = ANY (?::uuid[]) ORDER BY s.id DESC""")
                .param(Columns.of(ids, id -> id))
                .query(Row.as(row -> view(row, shared.getOrDefault(row.uuid("id"), List.of()))))
                .list();
    }

    private static SettlementView view(Row row, List<ShareView> shared) {
        String currency = row.text("currency");
        return new SettlementView(
                row.uuid("id"),
                row.text("number"),
                row.orderId("order_id"),
                row.uuid("consignment_id"),
                row.text("customer_id"),
                currency,
                row.money("total", currency),
                row.money("revenue", currency),
                row.money("freight", currency),
                row.money("tax", currency),
                row.moneyOrNull("sap_net", currency),
                row.flag("with_difference"),
                row.text("invoice"),
                row.instant("settled_at"),
                shared);
    }
}
