package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.order.Channel;
import dev.baton.parts.PostgreSql;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What has become of a wave of orders: in the database, at SAP, at the carriers and at the payment institutions. */
final class Outcome {

    private static final Set<String> ENDS = Set.of("order.completed", "order.cancelled", "order.rejected");

    private final Wave wave;
    private final Simulators outside;
    private final JdbcClient database;

    Outcome(Wave wave, Simulators outside, PostgreSql postgres) {
        this.wave = wave;
        this.outside = outside;
        this.database = JdbcClient.create(new DriverManagerDataSource(
                postgres.jdbcUrl(), PostgreSql.USER, PostgreSql.PASSWORD));
    }

    /** How many orders of the wave there are by status. */
    Map<String, Integer> statuses() {
        Map<String, Integer> found = new HashMap<>();
        database.sql("SELECT status, count(*) AS orders FROM orders WHERE starts_with(customer_id, ?) GROUP BY status")
                .param(wave.customers())
                .query(row -> {
                    found.put(Objects.requireNonNull(row.getString("status")), row.getInt("orders"));
                });
        return found;
    }

    int count(String status) {
        return statuses().getOrDefault(status, 0);
    }

    /** How many orders of the wave are completed of those with this number and later ones. */
    int completedFrom(int number) {
        return database.sql("""
                SELECT count(*) FROM orders WHERE starts_with(customer_id, ?) AND status = 'COMPLETED'
                  AND split_part(external_reference, '-', 2)::int >= ?""")
                .params(wave.customers(), number)
                .query(Integer.class)
                .single();
    }

    /** Each order has come to one end, and nothing that happened to it stands in its timeline twice. */
    void assertEachEndedOnce() {
        assertThat(wave.orders()).allSatisfy(order -> {
            List<String> happened = wave.read("/api/orders/" + order.path("id").asText() + "/timeline").path("items")
                    .findValuesAsText("type");
            assertThat(happened).filteredOn(ENDS::contains).containsExactly("order.completed");
            assertThat(happened).contains("order.shipped").doesNotHaveDuplicates();
        });
    }

    /** The process of each order has come to its end, once. */
    void assertEachProcessEndedOnce(Journeys journeys) {
        assertThat(wave.orders()).allSatisfy(order -> assertThat(Collections.frequency(
                journeys.elementsEntered(order.path("id").asText()), "Event_OrderCompleted")).isEqualTo(1));
    }

    void assertEachOrderHadEachEffectOnce() {
        List<JsonNode> orders = wave.orders();
        Map<String, List<JsonNode>> payments = wave.readAll("/api/payments").stream()
                .collect(Collectors.groupingBy(payment -> payment.path("orderId").asText()));
        assertThat(orders.stream().map(order -> order.path("id").asText())).doesNotHaveDuplicates();
        assertThat(orders).allSatisfy(order -> {
            if (order.path("channel").asText().equals(Channel.DISTRIBUTOR.name())) {
                assertSoldThroughSapOnce(order);
            } else {
                assertSoldByDistributorOnce(order, payments.getOrDefault(order.path("id").asText(), List.of()));
            }
            assertSentOnce(order);
        });
        assertThat(database.sql("""
                SELECT o.number FROM orders o
                LEFT JOIN ledger_transfer posting ON posting.reference = o.id::text AND posting.type = 'POST'
                WHERE starts_with(o.customer_id, ?) GROUP BY o.id
                HAVING sum(posting.amount) IS DISTINCT FROM o.total OR count(*) > count(DISTINCT posting.credit)""")
                .param(wave.customers())
                .query(String.class)
                .list()).as("orders posted otherwise than once").isEmpty();
    }

    private void assertSoldThroughSapOnce(JsonNode order) {
        String salesOrder = order.path("sapSalesOrder").asText();
        assertThat(outside.salesOrders(order.path("number").asText())).as("sales orders of " + order.path("number"))
                .singleElement()
                .satisfies(found -> assertThat(found.path("SalesOrder").asText()).isEqualTo(salesOrder));
        assertThat(outside.deliveries(salesOrder)).as("deliveries of " + salesOrder)
                .singleElement()
                .satisfies(found -> assertThat(found.path("OverallGoodsMovementStatus").asText()).isEqualTo("C"));
    }

    private void assertSoldByDistributorOnce(JsonNode order, List<JsonNode> payments) {
        assertThat(order.path("sellerId").asText()).startsWith(wave.customers());
        assertThat(outside.salesOrders(order.path("number").asText())).as("SAP knows nothing of it").isEmpty();
        assertThat(payments).as("payments of " + order.path("number"))
                .singleElement()
                .satisfies(payment -> assertCapturedOnce(payment, order.at("/totals/total").asText()));
    }

    private void assertCapturedOnce(JsonNode payment, String total) {
        assertThat(payment.path("captured").asText()).isEqualTo(total);
        assertThat(payment.path("refunded").asText()).isEqualTo("0.00");
        assertThat(payment.path("requests").findValuesAsText("step")).containsExactly("AUTHORISATION", "CAPTURE");
        assertThat(outside.payments(payment.path("id").asText())).as("at the institution")
                .singleElement()
                .satisfies(known -> assertThat(new BigDecimal(known.path("captured").asText()))
                        .isEqualByComparingTo(total));
    }

    private void assertSentOnce(JsonNode order) {
        assertThat(order.path("shipments")).as("shipments of " + order.path("number")).hasSize(1);
        assertThat(outside.bookings(order.at("/shipments/0/id").asText())).as("bookings").hasSize(1);
    }
}
