package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerStatus;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.customer.Registration;
import dev.baton.platform.money.Money;
import dev.baton.testing.Journeys;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** A region of a test's own, in which retailers buy from distributors. */
final class Market {

    private final Shop shop;
    private final Carrier carrier;
    private final Customers customers;
    private final Journeys journeys;
    private final String region = "R-" + UUID.randomUUID().toString().substring(0, 8);

    Market(ApplicationContext baton) {
        shop = new Shop(baton);
        carrier = new Carrier(baton);
        customers = baton.getBean(Customers.class);
        journeys = baton.getBean(Journeys.class);
    }

    /**
     * A retailer and its own distributor.
     *
     * @param account the retailer's prepaid account
     * @param store where its goods arrive
     */
    record Retailer(String id, Distributor distributor, String account, String store) {}

    Distributor distributor() {
        String id = register(CustomerType.DISTRIBUTOR, null, "0.00");
        return new Distributor(id, id + ":PREPAID:CNY", "W-" + id);
    }

    /** @param balance prepaid, in major units */
    Retailer retailer(String balance) {
        Distributor distributor = distributor();
        String id = register(CustomerType.RETAILER, distributor.id(), balance);
        return new Retailer(id, distributor, id + ":PREPAID:CNY", "S-" + id);
    }

    /** A consumer without any money with us. */
    String consumer() {
        return register(CustomerType.CONSUMER, null, "0.00");
    }

    private String register(CustomerType type, @Nullable String parent, String balance) {
        String id = type.name().charAt(0) + UUID.randomUUID().toString().substring(0, 8);
        customers.register(new Registration(
                new Customer(new CustomerId(id), type, "Customer " + id, parent == null ? null : new CustomerId(parent),
                        "STANDARD", region, CustomerStatus.ACTIVE, "CNY", null),
                Money.parse(balance, "CNY")));
        return id;
    }

    /** A product of which the distributor has so many. */
    String stocked(Distributor distributor, String unitPrice, int quantity) {
        String sku = shop.product(unitPrice);
        shop.receive(distributor.warehouse(), sku, quantity);
        return sku;
    }

    Placed place(Retailer retailer, String sku, int quantity) {
        return place(retailer, sku, quantity, "PREPAID");
    }

    Placed place(Retailer retailer, String sku, int quantity, String paidBy) {
        return place(retailer, sku, quantity, paidBy, "Shanghai");
    }

    /** @param city decides how the simulated carriers behave */
    Placed place(Retailer retailer, String sku, int quantity, String paidBy, String city) {
        JsonNode order = shop.post("integrator", "/api/orders", Map.of(
                "channel", "RETAILER",
                "externalReference", UUID.randomUUID().toString(),
                "customerId", retailer.id(),
                "currency", "CNY",
                "payment", Map.of("method", paidBy),
                "shipTo",
                Map.of("name", "Counter", "line1", "Road 2", "city", city, "region", region, "postalCode",
                        "200000", "country", "CN"),
                "lines", List.of(Map.of("sku", sku, "quantity", quantity))));
        return new Placed(order.path("id").asText(), order.path("number").asText());
    }

    /** Waits until the order is offered to the distributor. */
    JsonNode awaitOffer(Placed order, Distributor distributor) {
        String path = "/api/offers?state=OPEN&sellerId=" + distributor.id();
        return Awaitility.await("offer of " + order.number() + " to " + distributor.id()).until(
                () -> offer(shop.get(path).path("items"), order), offer -> !offer.isMissingNode());
    }

    private static JsonNode offer(JsonNode offers, Placed order) {
        for (JsonNode offer : offers) {
            if (offer.path("orderId").asText().equals(order.id())) {
                return offer;
            }
        }
        return MissingNode.getInstance();
    }

    void answer(JsonNode offer, String decision) {
        shop.post("operator", "/api/offers/" + offer.path("id").asText() + "/decision", Map.of("decision", decision));
    }

    void accept(Placed order, Distributor distributor) {
        answer(awaitOffer(order, distributor), "ACCEPT");
    }

    void report(Placed order, String status) {
        carrier.report(order, status);
    }

    /** The retailer has received a shipment, but for these differences. */
    @SafeVarargs
    final void confirm(String shipment, Map<String, Object>... differences) {
        shop.post("integrator", "/api/shipments/" + shipment + "/receipt", Map.of("differences", List.of(differences)));
    }

    /** The retailer has paid an order by card at delivery. */
    void payByCard(Placed order, String amount) {
        shop.post("operator", "/api/orders/" + order + "/pos-slips",
                Map.of("institution", "UnionPay", "terminal", "T-1",
                        "reference", UUID.randomUUID().toString(), "amount", amount, "currency", "CNY"));
    }

    void awaitEnd(Placed order, String status) {
        shop.awaitStatus(order, status);
        journeys.awaitEnd(order, "retailer-order");
    }

    /** Nothing is held for the order any more: no money, no stock, no offer. */
    void assertUndone(Placed order, Retailer retailer, String balance, String sku) {
        assertThat(shop.order(order).path("paymentStatus").asText()).isIn("NONE", "VOIDED");
        assertThat(shop.get("/api/accounts/" + retailer.account()).path("available").asText()).isEqualTo(balance);
        assertThat(shop.stock(sku, retailer.distributor().warehouse()).path("reserved").asInt()).isZero();
        assertThat(shop.order(order).path("offers").findValuesAsText("state")).doesNotContain("OPEN");
    }

    String available(Retailer retailer) {
        return shop.get("/api/accounts/" + retailer.account()).path("available").asText();
    }
}
