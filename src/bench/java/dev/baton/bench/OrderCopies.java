package dev.baton.bench;

import dev.baton.bench.CopiedValues.Column;
import dev.baton.platform.sql.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies all that the database has of orders, and leaves out what of it is only kept for a day. Neither foreign keys nor triggers look at the
 * copies, which are as consistent as what they are copies of; balances and stock are not moved by them.
 */
final class OrderCopies {

    /** How many copies of an order are made before those of the next one: so that orders of all lie together, as if they had come in turn. */
    private static final int AT_ONCE = 500;

    private static final Set<String> KEPT_FOR_A_DAY = Set.of("idempotent_request", "outbox");
    private static final Set<String> NUMBERED = Set.of("hold_id", "transfer_id", "process_instance_key");

    /** Tables that name an order otherwise than by its id, with how. */
    private static final Map<String, String> FOUND_BY = Map.of(
            "orders", "id = :order",
            "consignment_line", "consignment_id IN (SELECT id FROM consignment WHERE order_id = :order)",
            "reservation", "reference IN (SELECT id::text FROM consignment WHERE order_id = :order)",
            "stock_movement",
            "document IN (SELECT unnest(ARRAY[id::text, goods_issue_document]) FROM shipment WHERE order_id = :order)",
            "ledger_transfer", "reference = :order::text",
            "ledger_hold", "reference = :order::text",
            "settlement_line", "settlement_id IN (SELECT id FROM settlement_document WHERE order_id = :order)",
            "invoice", "settlement_id IN (SELECT id FROM settlement_document WHERE order_id = :order)",
            "inbox_event", "correlation IN (SELECT tracking_number FROM shipment WHERE order_id = :order)");

    private final JdbcClient session;
    private final Map<String, String> foundBy = new LinkedHashMap<>(FOUND_BY);
    private final Map<UUID, List<String>> statements = new LinkedHashMap<>();

    /**
     * @param session always the same connection, as a superuser; all that it inserts from now on is not checked
     * @param step how much earlier each copy happened than the one before
     */
    OrderCopies(JdbcClient session, List<UUID> orders, Duration step) {
        this.session = session;
        session.sql("SET session_replication_role = replica").update();
        session.sql("SET synchronous_commit = off").update();
        session.sql(
                "SELECT table_name FROM information_schema.columns WHERE column_name = 'order_id' AND table_schema = 'public'")
                .query(String.class)
                .stream()
                .filter(table -> !KEPT_FOR_A_DAY.contains(table))
                .forEach(table -> foundBy.putIfAbsent(table, "order_id = :order"));
        orders.forEach(order -> statements.put(order, statements(order, new CopiedValues(step.toMillis(),
                numbers(order)))));
    }

    /** Makes copies of each order, from the {@code n}th on. */
    void add(int from, int copies) {
        for (int first = from; first < from + copies; first += AT_ONCE) {
            int last = Math.min(first + AT_ONCE, from + copies) - 1;
            for (List<String> inserts : statements.values()) {
                for (String insert : inserts) {
                    session.sql(insert.formatted(first, last)).update();
                }
            }
            System.out.printf("%d orders copied %d times%n", statements.size(), last - from + 1);
        }
    }

    private List<String> numbers(UUID order) {
        return session
                .sql("""
                        SELECT number FROM orders WHERE id = :order
                        UNION SELECT sap_sales_order FROM orders WHERE id = :order
                        UNION SELECT number FROM sap_request WHERE order_id = :order
                        UNION SELECT unnest(ARRAY[booking_id, tracking_number]) FROM shipment WHERE order_id = :order
                        UNION SELECT number FROM settlement_document WHERE order_id = :order
                        UNION SELECT i.number FROM invoice i JOIN settlement_document d ON d.id = i.settlement_id WHERE d.order_id = :order""")
                .param("order", order)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .stream()
                .filter(number -> !number.equals("null"))
                .toList();
    }

    private List<String> statements(UUID order, CopiedValues copied) {
        List<String> inserts = new ArrayList<>();
        foundBy.forEach((table, where) -> {
            List<Column> columns = columns(table);
            List<String> rows = rows(order, table, where, columns, copied);
            if (!rows.isEmpty()) {
                inserts.add(
                        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT copy.* FROM generate_series(%%d::bigint, %%d) n, LATERAL (VALUES %s) copy"
                                .formatted(table, names(columns), String.join(", ", rows).replace("%", "%%")));
            }
        });
        return inserts;
    }

    private List<String> rows(UUID order, String table, String where, List<Column> columns, CopiedValues copied) {
        String values = columns.stream().map(column -> column.name() + "::text").collect(Collectors.joining(", "));
        return session.sql("SELECT " + values + " FROM " + table + " WHERE " + where)
                .param("order", order)
                .query((row, number) -> {
                    List<String> copy = new ArrayList<>();
                    for (Column column : columns) {
                        @Nullable
                        String value = row.getString(column.name());
                        copy.add(copied.of(column, value));
                    }
                    return "(" + String.join(", ", copy) + ")";
                })
                .list();
    }

    private List<Column> columns(String table) {
        return session
                .sql("""
                        SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attidentity <> '' AS identity FROM pg_attribute
                        WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum""")
                .param(table)
                .query(Row.as(row -> new Column(row.text("name"), row.text("type"),
                        row.flag("identity") || NUMBERED.contains(row.text("name")))))
                .list();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
