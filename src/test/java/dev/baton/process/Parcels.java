package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.process.Market.Retailer;
import dev.baton.testing.Journeys;
import dev.baton.trade.GroupBuy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;

/** Orders whose carrier reports nothing by itself, and what a test wants to know of their parcels. */
final class Parcels {

    static final String SILENT = "Quiet Harbour";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop;
    private final Market market;
    private final GroupBuy group;
    private final Carrier carrier;
    private final Journeys journeys;

    Parcels(ApplicationContext baton) {
        shop = new Shop(baton);
        market = new Market(baton);
        group = new GroupBuy(baton.getBean(TestRestTemplate.class));
        carrier = new Carrier(baton);
        journeys = baton.getBean(Journeys.class);
    }

    /** What a retailer, who had 5,000.00, has bought of a distributor. */
    record Sale(Retailer retailer, String sku, Placed order) {

        String warehouse() {
            return retailer.distributor().warehouse();
        }
    }

    /** A sale for which a carrier is booked. */
    Sale booked(String unitPrice, int stock, int quantity) {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), unitPrice, stock);
        Placed order = market.place(retailer, sku, quantity, "PREPAID", SILENT);
        market.accept(order, retailer.distributor());
        journeys.awaitElement(order, "Task_AwaitPickup");
        return new Sale(retailer, sku, order);
    }

    /** A sale, at 113.00 each, whose goods have left. */
    Sale underWay(int stock, int quantity) {
        Sale sale = booked("113.00", stock, quantity);
        carrier.report(sale.order(), "InTransit");
        shop.awaitStatus(sale.order(), "SHIPPED");
        return sale;
    }

    /**
     * What a consumer has bought and paid, for which a carrier is booked.
     *
     * @param payment its id
     */
    record PaidSale(Distributor distributor, String sku, Placed order, String payment) {}

    /** Five, of which the distributor has no more. */
    PaidSale paid(String unitPrice) {
        Distributor distributor = market.distributor();
        String sku = market.stocked(distributor, unitPrice, 5);
        JsonNode accepted = shop.post("integrator", "/api/orders", Map.of(
                "channel", "GROUP_BUY",
                "externalReference", UUID.randomUUID().toString(),
                "customerId", market.consumer(),
                "currency", "CNY",
                "payment", Map.of("method", "ONLINE"),
                "shipTo", Map.of("name", "Somebody", "line1", "Road 1", "city", SILENT, "country", "CN"),
                "lines", List.of(Map.of("sku", sku, "quantity", 5))));
        Placed order = new Placed(accepted.path("id").asText(), accepted.path("number").asText());
        group.awaitStatus(order.id(), "AWAITING_PAYMENT");
        String payment = group.pay(order.id());
        journeys.awaitElement(order, "Task_AwaitPickup");
        return new PaidSale(distributor, sku, order, payment);
    }

    /** What a distributor has bought, and SAP is to ship. */
    Placed throughSap(Distributor distributor, String sku) {
        Placed order = shop.place(distributor, sku, 10, SILENT);
        journeys.awaitElement(order, "Task_AwaitPickup");
        return order;
    }

    /** One of the order's shipments leaves and arrives. */
    void deliver(Placed order, int shipment) {
        carrier.report(order, shipment, "InTransit", "");
        carrier.report(order, shipment, "Delivered", "");
    }

    void awaitShipments(Placed order, String... statuses) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(shop.order(order).path("shipments").findValuesAsText("status"))
                        .containsExactly(statuses));
    }

    void awaitShipments(Placed order, int count) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(shop.order(order).path("shipments")).hasSize(count));
    }

    void awaitPaymentStatus(Placed order, String status) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo(status));
    }

    void awaitRefunded(PaidSale sale, String amount) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertRefunded(sale, amount));
    }

    void assertRefunded(PaidSale sale, String amount) {
        assertThat(group.payment(sale.payment()).path("refunded").asText()).isEqualTo(amount);
    }

    void assertOnHand(String sku, String location, int quantity) {
        assertThat(shop.stock(sku, location).path("onHand").asInt()).isEqualTo(quantity);
    }

    /** The money that the retailer has left. */
    void assertAvailable(Sale sale, String amount) {
        assertThat(market.available(sale.retailer())).isEqualTo(amount);
    }

    JsonNode claims(Placed order) {
        return shop.get("/api/claims?orderId=" + order).path("items");
    }

    /** The database finds nothing wrong with the order, its goods and its parcels. */
    void assertRight(Placed order) {
        JsonNode answer = shop.order(order);
        List<String> about = Stream
                .of(List.of(order.id(), order.number()), answer.path("shipments").findValuesAsText("id"),
                        answer.path("shipments").findValuesAsText("consignmentId"))
                .flatMap(List::stream).toList();
        assertThat(shop.get("/api/operations/invariants").path("checks")).isNotEmpty().allSatisfy(
                check -> assertThat(check.path("violations")).as(check.path("name").asText())
                        .noneMatch(violation -> about.stream().anyMatch(violation.asText()::contains)));
    }
}
