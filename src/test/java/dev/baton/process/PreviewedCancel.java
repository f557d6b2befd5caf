package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.operations.Invariants;
import dev.baton.platform.sql.Row;
import dev.baton.simulators.Simulators;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cancels orders and holds what was done against what was said before. */
final class PreviewedCancel {

    private final Shop shop;
    private final Simulators simulators;
    private final JdbcClient jdbc;
    private final Invariants invariants;

    PreviewedCancel(ApplicationContext baton) {
        this.shop = new Shop(baton);
        this.simulators = baton.getBean(Simulators.class);
        this.jdbc = baton.getBean(JdbcClient.class);
        this.invariants = baton.getBean(Invariants.class);
    }

    /** Cancels an order that moves no more and holds what was done against what was said before. @return what was said */
    JsonNode cancelled(Placed order, String user) {
        JsonNode preview = preview(order, user);
        assertThat(preview.path("possible").asBoolean()).as(preview.toString()).isTrue();
        cancel(order, user);
        shop.awaitStatus(order, "CANCELLED");
        assertThat(rows(order, "SELECT account, amount, posted, voided FROM ledger_hold WHERE reference = ?",
                "account", "amount", "posted", "voided"))
                .as("money").isEqualTo(said(preview.path("money"), "account", "held", "kept", "givenBack"));
        assertThat(rows(order, """
                SELECT r.sku, r.location FROM reservation r JOIN consignment c ON c.id::text = r.reference
                WHERE c.order_id::text = ? AND r.state = 'RELEASED'""", "sku", "location"))
                .as("stock").isEqualTo(said(preview.path("released"), "sku", "location"));
        assertThat(rows(order, """
                SELECT r.payment_id, r.amount FROM payment_request r JOIN payment p ON p.id = r.payment_id
                WHERE p.order_id::text = ? AND r.step = 'REFUND'""", "payment_id", "amount"))
                .as("refunds").isEqualTo(said(preview.path("refunds"), "payment", "amount"));
        assertThat(rows(order, """
                SELECT 'CARRIER_BOOKING' AS document, tracking_number AS number FROM shipment
                WHERE order_id::text = ? AND state = 'CANCELLED'
                UNION ALL SELECT 'SAP_SALES_ORDER', r.number FROM sap_request r JOIN orders o ON o.id = r.order_id
                WHERE o.number = ? AND r.step = 'REVERSAL'""", "document", "number"))
                .as("documents").isEqualTo(said(preview.path("reversed"), "document", "number"));
        assertThat(kept(order, "CANCELLATION_REVENUE") + kept(order, "TAX_PAYABLE"))
                .isEqualTo(minor(preview.path("fee").asText()));
        assertThat(simulators.salesOrders(order.number())).allSatisfy(
                sold -> assertThat(sold.findValuesAsText("SalesDocumentRjcnReason")).isNotEmpty().doesNotContain(""));
        assertThat(invariants.check().toString()).doesNotContain(order.number());
        return preview;
    }

    private List<List<String>> rows(Placed order, String sql, String... columns) {
        boolean byNumberToo = sql.contains("o.number = ?");
        return jdbc.sql(sql)
                .params(byNumberToo ? List.of(order.id(), order.number()) : List.of(order.id()))
                .query(Row.as(row -> List.of(columns).stream().map(row::text).toList()))
                .list()
                .stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    /** Amounts in minor units, as the database has them. */
    private static List<List<String>> said(JsonNode items, String... fields) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> List.of(fields).stream().map(field -> plain(item.path(field).asText())).toList())
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private static String plain(String value) {
        return value.matches("\\d+\\.\\d\\d") ? Long.toString(minor(value)) : value;
    }

    private static long minor(String amount) {
        return Long.parseLong(amount.replace(".", ""));
    }

    long kept(Placed order, String account) {
        return jdbc.sql("""
                SELECT coalesce(sum(amount), 0)::bigint FROM ledger_transfer
                WHERE reference = ? AND credit LIKE ? || ':%' AND key LIKE '%:cancellation-fee:%'""")
                .params(order.id(), account)
                .query(Long.class)
                .single();
    }

    JsonNode preview(Placed order, String user) {
        return shop.get(user, "/api/orders/" + order + "/cancellation/preview");
    }

    void cancel(Placed order, String user) {
        shop.post(user, "/api/orders/" + order + "/cancellation", Map.of("reason", "No longer wanted"));
    }
}
