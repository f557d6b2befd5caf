package dev.baton.settlement;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.sql.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Settlement documents to be read, newest first. */
@Repository
@Transactional(readOnly = true)
public class SettlementViews {

    private final JdbcClient jdbc;

    SettlementViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param orderId of the only order to be shown; null for all */
    public Page<SettlementView> list(@Nullable OrderId orderId, Limit limit, @Nullable String cursor) {
        List<SettlementView> found = jdbc.sql("""
                SELECT s.*, i.number AS invoice FROM settlement_document s JOIN invoice i ON i.settlement_id = s.id
                WHERE (CAST(:order AS uuid) IS NULL OR s.order_id = :order) AND s.id < :before
                ORDER BY s.id DESC LIMIT :limit""")
                .param("order", orderId == null ? null : orderId.value())
                .param("before", Cursor.readNewestFirst(cursor))
                .param("limit", limit.andOneMore())
                .query(Row.as(SettlementViews::view))
                .list();
        return Page.of(found, limit, settlement -> List.of(settlement.id().toString()));
    }

    private static SettlementView view(Row row) {
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
                row.instant("settled_at"));
    }
}
