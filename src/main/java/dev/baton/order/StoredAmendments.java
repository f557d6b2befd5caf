package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The amendments of orders, each with the lines that it has replaced. */
@Repository
class StoredAmendments {

    private record Found(OrderId id, AmendedRevision amendment) {}

    private final JdbcClient jdbc;

    StoredAmendments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps an amendment beside the lines of the revision that it is about to replace. */
    void keep(OrderId id, int revision, AmendmentNote note, String by, Instant now) {
        Money after = note.totalAfter();
        ReviewAgain review = note.review();
        jdbc.sql(
                """
                        INSERT INTO order_amendment (order_id, revision, replaced, amended_by, amended_at, kind, reason, changes, total_before,
                               total_after, review_outcome, review_rule, review_reason, order_version)
                        SELECT o.id, :revision, l.lines, :by, :now, :kind, :reason, :changes, o.total,
                               :after, :outcome, :rule, :why, o.version
                          FROM orders o, (SELECT jsonb_agg(to_jsonb(l) - 'order_id' ORDER BY l.line_no) AS lines
                                            FROM order_line l WHERE l.order_id = :id) l
                         WHERE o.id = :id""")
                .param("id", id.value())
                .param("revision", revision)
                .param("by", by)
                .param("now", Row.at(now))
                .param("kind", note.kind().name())
                .param("reason", note.reason())
                .param("changes", note.changes().toArray(String[]::new))
                .param("after", after == null ? null : after.minor())
                .param("outcome", review == null ? null : review.outcome().name())
                .param("rule", review == null ? null : review.rule())
                .param("why", review == null ? null : review.reason())
                .update();
    }

    /** The amendments of these orders, oldest first. */
    Map<OrderId, List<AmendedRevision>> of(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<OrderId, Map<Integer, List<AmendedRevision.Replaced>>> lines = replaced(ids);
        return jdbc.sql("""
                SELECT a.*, o.currency FROM order_amendment a JOIN orders o ON o.id = a.order_id
                 WHERE a.order_id = ANY (?) ORDER BY a.order_id, a.revision""")
                .param(uuids(ids))
                .query(Row.as(row -> amendment(row, lines)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::id,
                        Collectors.mapping(Found::amendment, Collectors.toList())));
    }

    /** On which terms each product is on the order that is on it now or was before, as they were when it first was. */
    Map<Sku, LineTerms> terms(OrderId id, String currency) {
        return jdbc
                .sql("""
                        SELECT DISTINCT ON (sku) l.* FROM (
                            SELECT a.revision, r.sku, r.name, r.category, r.unit, r.listed, r.outside_band, r.unit_price, r.tax_rate,
                                   r.price_list_id, r.price_of_listing, r.kind
                              FROM order_amendment a, jsonb_to_recordset(a.replaced) AS r (sku text, name text, category text, unit text,
                                   listed boolean, outside_band boolean, unit_price bigint, tax_rate numeric, price_list_id uuid,
                                   price_of_listing boolean, kind text)
                             WHERE a.order_id = :id
                            UNION ALL
                            SELECT o.revision, l.sku, l.name, l.category, l.unit, l.listed, l.outside_band, l.unit_price, l.tax_rate,
                                   l.price_list_id, l.price_of_listing, l.kind
                              FROM order_line l JOIN orders o ON o.id = l.order_id WHERE o.id = :id) l
                         WHERE l.kind = 'GOODS' ORDER BY sku, revision""")
                .param("id", id.value())
                .query(Row.as(row -> terms(row, currency)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(LineTerms::sku, terms -> terms));
    }

    /** Whether the order was amended since it had this version. */
    boolean amendedSince(OrderId id, long version) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM order_amendment WHERE order_id = ? AND order_version >= ?)")
                .params(id.value(), version)
                .query(Boolean.class)
                .single();
    }

    private Map<OrderId, Map<Integer, List<AmendedRevision.Replaced>>> replaced(Collection<OrderId> ids) {
        Map<OrderId, Map<Integer, List<AmendedRevision.Replaced>>> lines = new HashMap<>();
        jdbc.sql(
                """
                        SELECT a.order_id, a.revision, r.line_no, r.sku, r.quantity + coalesce(r.cancelled_before, 0) AS quantity
                          FROM order_amendment a, jsonb_to_recordset(a.replaced) AS r (line_no int, sku text, quantity numeric, kind text,
                               cancelled_before numeric)
                         WHERE a.order_id = ANY (?) AND r.kind = 'GOODS' ORDER BY r.line_no""")
                .param(uuids(ids))
                .query(Row.as(row -> lines.computeIfAbsent(row.orderId("order_id"), id -> new TreeMap<>())
                        .computeIfAbsent(row.count("revision"), revision -> new ArrayList<>())
                        .add(new AmendedRevision.Replaced(row.count("line_no"), new Sku(row.text("sku")),
                                row.quantity("quantity")))))
                .list();
        return lines;
    }

    private static Found amendment(Row row, Map<OrderId, Map<Integer, List<AmendedRevision.Replaced>>> lines) {
        OrderId id = row.orderId("order_id");
        String currency = row.text("currency");
        int replaced = row.count("revision");
        return new Found(id, new AmendedRevision(
                replaced + 1,
                row.constant("kind", AmendmentKind.class),
                row.instant("amended_at"),
                row.text("amended_by"),
                row.textOrNull("reason"),
                row.texts("changes"),
                lines.getOrDefault(id, Map.of()).getOrDefault(replaced, List.of()),
                row.moneyOrNull("total_before", currency),
                row.moneyOrNull("total_after", currency),
                review(row)));
    }

    private static @Nullable ReviewAgain review(Row row) {
        String outcome = row.textOrNull("review_outcome");
        return outcome == null
                ? null
                : new ReviewAgain(ReviewAgain.Outcome.valueOf(outcome), row.text("review_rule"),
                        row.text("review_reason"));
    }

    private static LineTerms terms(Row row, String currency) {
        return new LineTerms(new Sku(row.text("sku")), row.text("name"), row.text("category"), row.text("unit"),
                row.flag("listed"), row.flag("outside_band"), row.money("unit_price", currency),
                row.decimal("tax_rate").stripTrailingZeros(), OrderExtractor.priceSource(row));
    }

    private static UUID[] uuids(Collection<OrderId> ids) {
        return ids.stream().map(OrderId::value).toArray(UUID[]::new);
    }
}
