package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.sql.Row;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Orders that wait for a reviewer: in the database and, each as an instance of its process, in the engine. */
final class WaitingOrders implements AutoCloseable {

    private static final String WAITING = "IN_REVIEW";
    private static final int AT_ONCE = 100;
    private static final Duration STEP = Duration.ofMillis(100);
    /** Its price leaves its band, which a person has to see. */
    private static final String PRODUCT = "B-WATCHED";

    private final CamundaClient engine;
    private final SingleConnectionDataSource database;
    private final JdbcClient session;
    private final OrderCopies copies;
    private int count;
    private int copied;

    /** Places an order of each customer, which comes to wait by itself. */
    WaitingOrders(OrdersEndToEnd orders, Parts parts) {
        orders.api().importing("/api/products/imports", """
                sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling
                %s,Watched,KITCHEN,PCE,true,CNY,50.00,60.00,70.00
                """.formatted(PRODUCT));
        orders.api().importing("/api/inventory/imports",
                "location,sku,quantity\nPB01,%s,10000000\n".formatted(PRODUCT));
        List<UUID> samples = Samples.of(orders, WaitingOrders::order, WAITING);
        engine = parts.engine();
        database = parts.session();
        session = JdbcClient.create(database);
        copies = new OrderCopies(session, samples, STEP);
        count = samples.size();
    }

    private static String order(int customer, String reference) {
        return ReferenceData.order("DISTRIBUTOR", "PREPAID", "B-" + customer, reference,
                ReferenceData.line(PRODUCT, 10));
    }

    /** Copies them until there are about so many. */
    void growTo(int wanted) {
        int each = (wanted - count) / ReferenceData.CUSTOMERS;
        copies.add(1 + copied, each);
        copied += each;
        count += each * ReferenceData.CUSTOMERS;
        session.sql("""
                UPDATE ledger_account a SET pending = held.amount
                FROM (SELECT account, sum(amount - posted - voided) AS amount FROM ledger_hold GROUP BY account) held
                WHERE held.account = a.id AND a.owner IS NOT NULL""").update();
        start();
        FinishedOrders.tidy(session);
    }

    private record Copy(UUID id, String number, String facts, String review, String risk) {}

    /** Starts a process for each copy, where it stands. Copies are known by the number of their process, which none has. */
    private void start() {
        List<Copy> waiting = session.sql("""
                SELECT o.id, o.number, %s AS facts, %s AS review, %s AS risk FROM orders o
                WHERE o.status = 'IN_REVIEW' AND o.process_instance_key < 2251799813685248"""
                .formatted(asked("order-check"), asked("order-review"), asked("risk")))
                .query(Row.as(row -> new Copy(UUID.fromString(row.text("id")), row.text("number"), row.text("facts"),
                        row.text("review"), row.text("risk"))))
                .list();
        Map<UUID, Long> keys = new ConcurrentHashMap<>();
        Semaphore free = new Semaphore(AT_ONCE);
        for (Copy copy : waiting) {
            free.acquireUninterruptibly();
            Commands.send(engine.newCreateInstanceCommand().bpmnProcessId("distributor-order").latestVersion()
                    .variables(variables(copy)).startBeforeElement("Call_ReviewOrder"), started -> {
                        if (started != null) {
                            keys.put(copy.id(), started.getProcessInstanceKey());
                        }
                        free.release();
                    });
        }
        free.acquireUninterruptibly(AT_ONCE);
        System.out.printf("%d processes started%n", keys.size());
        session.sql("""
                UPDATE orders SET process_instance_key = started.key FROM unnest(?::uuid[], ?) AS started (id, key)
                WHERE orders.id = started.id""")
                .params(keys.keySet().stream().map(UUID::toString).toArray(String[]::new),
                        keys.values().toArray(Long[]::new))
                .update();
    }

    private static String asked(String table) {
        return "(SELECT inputs FROM order_decision WHERE order_id = o.id AND decision = '%s' LIMIT 1)".formatted(table);
    }

    /** What the process would have by now: the task shows about as much as there is in the facts. */
    private static Map<String, Object> variables(Copy copy) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "orderId", copy.id().toString(),
                "orderNumber", copy.number(),
                "channel", "DISTRIBUTOR",
                "revision", 1,
                "facts", read(copy.facts()),
                "review", read(copy.review()),
                "risk", read(copy.risk())));
        variables.putAll(Map.of(
                "reviewOutcome", "MANUAL",
                "reviewGroup", "sales-reviewers",
                "reviewPriority", 50,
                "reviewDueAt", CannedAnswers.LATER,
                "reviewExpiresAt", CannedAnswers.LATER,
                "reviewTask", Map.of("number", copy.number(), "lines", read(copy.facts()))));
        return variables;
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.destroy();
    }
}
