package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.parts.PostgreSql;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What has become of a wave of orders: in the database, at SAP and at the carriers. */
final class Outcome {

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
                .param(wave.distributors())
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
                .params(wave.distributors(), number)
                .query(Integer.class)
                .single();
    }

    /** The process of each order has come to its end, once. */
    void assertEachEndedOnce(Journeys journeys) {
        assertThat(wave.orders()).allSatisfy(order -> assertThat(Collections.frequency(
                journeys.elementsEntered(order.path("id").asText()), "Event_OrderCompleted")).isEqualTo(1));
    }

    void assertEachOrderHadEachEffectOnce() {
        List<JsonNode> orders = wave.orders();
        assertThat(orders.stream().map(order -> order.path("id").asText())).doesNotHaveDuplicates();
        assertThat(orders).allSatisfy(this::assertEachEffectOnce);
        assertThat(database.sql("""
                SELECT o.number FROM orders o
                LEFT JOIN ledger_transfer posting ON posting.reference = o.id::text AND posting.type = 'POST'
                WHERE starts_with(o.customer_id, ?) GROUP BY o.id
                HAVING sum(posting.amount) IS DISTINCT FROM o.total OR count(*) > count(DISTINCT posting.credit)""")
                .param(wave.distributors())
                .query(String.class)
                .list()).as("orders posted otherwise than once").isEmpty();
    }

    private void assertEachEffectOnce(JsonNode order) {
        String id = order.path("id").asText();
        String salesOrder = order.path("sapSalesOrder").asText();
        assertThat(outside.salesOrders(order.path("number").asText())).as("sales orders of " + order.path("number"))
                .singleElement()
                .satisfies(found -> assertThat(found.path("SalesOrder").asText()).isEqualTo(salesOrder));
        assertThat(outside.deliveries(salesOrder)).as("deliveries of " + salesOrder)
                .singleElement()
                .satisfies(found -> assertThat(found.path("OverallGoodsMovementStatus").asText()).isEqualTo("C"));
        assertThat(order.path("shipments")).as("shipments of " + order.path("number")).hasSize(1);
        assertThat(outside.bookings(order.path("shipments").path(0).path("id").asText())).as("bookings").hasSize(1);
        assertThat(wave.read("/api/orders/" + id + "/timeline").path("items").findValuesAsText("type"))
                .contains("order.shipped", "order.completed")
                .doesNotHaveDuplicates();
    }

    /** Money and stock have gone down by exactly what was sold, and the goods have come to the distributors. */
    void assertBooksAddUp() {
        List<JsonNode> orders = wave.orders();
        for (int distributor = 0; distributor < Wave.DISTRIBUTORS; distributor++) {
            String owner = wave.distributor(distributor);
            BigDecimal spent = orders.stream()
                    .filter(order -> order.path("customerId").asText().equals(owner))
                    .map(order -> new BigDecimal(order.path("totals").path("total").asText()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            JsonNode account = wave.read("/api/accounts/" + owner + ":PREPAID:CNY");
            assertThat(account.path("pending").asText()).as("held of " + owner).isEqualTo("0.00");
            assertThat(new BigDecimal(account.path("posted").asText())).as("left to " + owner)
                    .isEqualByComparingTo(new BigDecimal(Wave.OPENING_BALANCE).subtract(spent));
        }
        for (int product = 0; product < Wave.PRODUCTS; product++) {
            String sku = wave.product(product);
            int sold = IntStream.range(0, orders.size())
                    .filter(number -> wave.product(number).equals(sku))
                    .map(Wave::quantity)
                    .sum();
            JsonNode stock = wave.read("/api/inventory?sku=" + sku + "&location=" + wave.plant()).path("items").path(0);
            assertThat(stock.path("reserved").asInt()).as("reserved of " + sku).isZero();
            assertThat(stock.path("onHand").asInt()).as("left of " + sku).isEqualTo(Wave.OPENING_STOCK - sold);
            int arrived = wave.read("/api/inventory?sku=" + sku + "&limit=200").path("items")
                    .valueStream()
                    .filter(item -> item.path("locationType").asText().equals("WAREHOUSE"))
                    .mapToInt(item -> item.path("onHand").asInt())
                    .sum();
            assertThat(arrived).as("arrived of " + sku).isEqualTo(sold);
        }
    }
}
