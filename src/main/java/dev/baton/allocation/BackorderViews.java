package dev.baton.allocation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.inventory.StockLine;
import dev.baton.order.OrderAnswerPart;
import dev.baton.order.PreOrder;
import dev.baton.order.PreOrders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an order waits for, in the answer about it: where it stands in the queue, until when, and what its customer may choose. */
@Component
class BackorderViews implements OrderAnswerPart {

    /**
     * @param place among those who wait for any of the same products, from 1
     * @param promisedDate null where the plan does not cover it
     * @param promisedAsOf null until the plan was asked
     */
    private record View(
            Instant since,
            int place,
            Instant deadline,
            @Nullable LocalDate promisedDate,
            @Nullable Instant promisedAsOf,
            List<StockLine> lines,
            List<BackorderChoice> choices) {}

    /** An order that waits, as yet without what it waits for. */
    private record Standing(OrderId orderId, View view) {

        private View with(List<StockLine> lines) {
            return new View(view.since, view.place, view.deadline, view.promisedDate, view.promisedAsOf, lines,
                    view.choices);
        }
    }

    private static final String STANDINGS =
            """
                    SELECT w.*, coalesce(p.fulfilment, 'COMPLETE') AS fulfilment, (
                            SELECT count(DISTINCT ahead.id) + 1 FROM allocation_waiter_line mine
                              JOIN allocation_waiter_line theirs USING (pool, sku) JOIN allocation_waiter ahead ON ahead.id = theirs.waiter_id
                             WHERE mine.waiter_id = w.id AND %s < %s) AS place
                      FROM allocation_waiter w LEFT JOIN allocation_policy p USING (order_id, revision)
                     WHERE order_id = ANY (?) AND w.ended_at IS NULL"""
                    .formatted(StockQueue.RANK.formatted("ahead"), StockQueue.RANK.formatted("w"));

    private static final String LINES = """
            SELECT w.order_id, l.sku, sum(l.quantity) AS quantity
              FROM allocation_waiter w JOIN allocation_waiter_line l ON l.waiter_id = w.id
             WHERE w.order_id = ANY (?) AND w.ended_at IS NULL
             GROUP BY w.order_id, l.sku ORDER BY w.order_id, min(l.line_no)""";

    private final JdbcClient jdbc;
    private final PreOrders preOrders;
    private final LongestWaits longest;
    private final StockToTake stock;
    private final ObjectMapper json;

    BackorderViews(JdbcClient jdbc, PreOrders preOrders, LongestWaits longest, StockToTake stock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.preOrders = preOrders;
        this.longest = longest;
        this.stock = stock;
        this.json = json;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        UUID[] orders = answers.keySet().stream().map(OrderId::value).toArray(UUID[]::new);
        Map<OrderId, PreOrder> ahead = preOrders.of(answers.keySet());
        Set<OrderId> withStock = stock.among(answers.keySet());
        List<Standing> waiting = jdbc.sql(STANDINGS)
                .param(orders)
                .query(Row.as(row -> standing(row, ahead, withStock)))
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        Map<OrderId, List<StockLine>> lines = jdbc.sql(LINES)
                .param(orders)
                .query(Row.as(row -> Map.entry(row.orderId("order_id"),
                        new StockLine(new Sku(row.text("sku")), row.quantity("quantity")))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableList())));
        waiting.forEach(found -> {
            List<StockLine> wanted = lines.getOrDefault(found.orderId(), List.of());
            ObjectNode answer = answers.get(found.orderId());
            // between the two looks it may have been served
            if (!wanted.isEmpty() && answer != null) {
                answer.set("backorder", json.valueToTree(found.with(wanted)));
            }
        });
    }

    private Standing standing(Row row, Map<OrderId, PreOrder> ahead, Set<OrderId> withStock) {
        OrderId order = row.orderId("order_id");
        Instant since = row.instant("queued_at");
        Instant deadline = row.instant("deadline");
        return new Standing(order, new View(since, row.count("place"), deadline,
                row.dateOrNull("promised_date"), row.instantOrNull("promised_as_of"), List.of(),
                BackorderChoice.open(deadline, longest.latest(since, ahead.get(order)),
                        row.constant("fulfilment", Fulfilment.class), withStock.contains(order))));
    }
}
