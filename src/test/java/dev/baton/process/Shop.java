package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerStatus;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.customer.Registration;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.trade.Asking;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Distributors, products and stock of a test's own, and orders placed as an integrator places them: over HTTP. */
final class Shop {

    static final String PLANT = "PRC1";
    static final String OTHER_PLANT = "PRC2";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Customers customers;
    private final Products products;
    private final Journeys journeys;
    private final Simulators simulators;
    private final Clock clock;
    private final ObjectMapper json;
    private final RestClient http;

    Shop(ApplicationContext baton) {
        customers = baton.getBean(Customers.class);
        products = baton.getBean(Products.class);
        journeys = baton.getBean(Journeys.class);
        simulators = baton.getBean(Simulators.class);
        clock = baton.getBean(TestClock.class);
        json = baton.getBean(ObjectMapper.class);
        http = RestClient.create("http://127.0.0.1:" + baton.getEnvironment().getRequiredProperty("local.server.port"));
        baton.getBean(Locations.class).open(
                new Location(new LocationId(PLANT), LocationType.PLANT, "Plant of the tests", "EAST", null));
        baton.getBean(Locations.class).open(
                new Location(new LocationId(OTHER_PLANT), LocationType.PLANT, "Other plant of the tests", "WEST",
                        null));
    }

    /** @param balance prepaid, in major units */
    Distributor distributor(String balance) {
        return distributor(balance, "STANDARD");
    }

    Distributor distributor(String balance, String tier) {
        String id = "P" + UUID.randomUUID().toString().substring(0, 8);
        customers.register(new Registration(
                new Customer(new CustomerId(id), CustomerType.DISTRIBUTOR, "Distributor " + id, null, tier,
                        "EAST",
                        CustomerStatus.ACTIVE, "CNY", null),
                Money.parse(balance, "CNY")));
        return new Distributor(id, id + ":PREPAID:CNY", "W-" + id);
    }

    /** A listed product, of which there is none yet. */
    String product(String unitPrice) {
        return product("PT-" + UUID.randomUUID().toString().substring(0, 8), unitPrice);
    }

    String product(String sku, String unitPrice) {
        products.put(new Product(new Sku(sku), "Product " + sku, "COOKING", "PC", true, Money.parse(unitPrice, "CNY"),
                null, null,
                Product.USUAL_TAX_RATE));
        return sku;
    }

    /** A product with plenty of stock. */
    String stocked(String unitPrice) {
        String sku = product(unitPrice);
        receive(sku, 1_000);
        return sku;
    }

    /** A product without stock, of which production will make enough tomorrow: no person need look. */
    String expected(String unitPrice) {
        return expected(product(unitPrice), unitPrice);
    }

    /** The same, for a product that rules know by its number. */
    String expected(String sku, String unitPrice) {
        product(sku, unitPrice);
        long tomorrow = clock.instant().plus(Duration.ofDays(1)).toEpochMilli();
        simulators.server().stubFor(any(urlPathMatching(".*/API_PLANNED_ORDERS/.*"))
                .withQueryParam("$filter", containing(sku))
                .willReturn(
                        okJson("""
                                {"d": {"results": [{"PlannedOrder": "1", "Material": "%s", "TotalQuantity": "500.000", "BaseUnit": "PC",
                                  "ProductionPlant": "1010", "MRPPlant": "1010",
                                  "PlndOrderPlannedStartDate": "/Date(%d)/", "PlndOrderPlannedEndDate": "/Date(%d)/",
                                  "PlannedOrderIsFirm": true}]}}"""
                                .formatted(sku, tomorrow, tomorrow))));
        return sku;
    }

    /** @param on null for a product that is sold already */
    void release(String sku, @Nullable LocalDate on) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("releaseOn", on == null ? null : on.toString());
        http.put()
                .uri("/api/products/" + sku + "/release")
                .headers(headers -> headers.setBasicAuth("stock", "stock"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    void receive(String sku, int quantity) {
        receive(PLANT, sku, quantity);
    }

    void receive(String plant, String sku, int quantity) {
        post("stock", "/api/inventory/receipts", Map.of(
                "location", plant,
                "reference", UUID.randomUUID().toString(),
                "lines", List.of(Map.of("sku", sku, "quantity", quantity))));
    }

    /** What is on hand proves to be more, or less. */
    void correct(String sku, int change) {
        post("stock", "/api/inventory/corrections", Map.of(
                "location", PLANT,
                "reference", UUID.randomUUID().toString(),
                "lines", List.of(Map.of("sku", sku, "quantity", change))));
    }

    /** @return the id of the top-up */
    String topUp(Distributor distributor, String amount) {
        return post("finance", "/api/accounts/" + distributor.account() + "/top-ups", Map.of(
                "amount", amount, "currency", "CNY", "institution", "Bank", "reference", UUID.randomUUID().toString()))
                .path("id").asText();
    }

    Placed place(Distributor distributor, String sku, int quantity) {
        return place(distributor, sku, quantity, "Shanghai");
    }

    /** @param city decides how the simulated carriers behave */
    Placed place(Distributor distributor, String sku, int quantity, String city) {
        return place(distributor, Map.of(sku, quantity), city);
    }

    /** @param lines how much of which products */
    Placed place(Distributor distributor, Map<String, Integer> lines, String city) {
        JsonNode order = post("integrator", "/api/orders", Map.of(
                "channel", "DISTRIBUTOR",
                "externalReference", UUID.randomUUID().toString(),
                "customerId", distributor.id(),
                "currency", "CNY",
                "payment", Map.of("method", "PREPAID"),
                "shipTo",
                Map.of("name", "Goods inwards", "line1", "Road 1", "city", city, "region", "EAST", "postalCode",
                        "200000",
                        "country", "CN"),
                "lines",
                lines.entrySet().stream().map(line -> Map.of("sku", line.getKey(), "quantity", line.getValue()))
                        .toList()));
        return new Placed(order.path("id").asText(), order.path("number").asText());
    }

    void amend(Placed order, String sku, int quantity) {
        Asking.patiently(() -> post("integrator", "/api/orders/" + order + "/amendment",
                Map.of("lines", List.of(Map.of("sku", sku, "quantity", quantity)))));
    }

    void cancel(Placed order) {
        post("operator", "/api/orders/" + order + "/cancellation", Map.of("reason", "No longer wanted"));
    }

    JsonNode order(Placed order) {
        return get("/api/orders/" + order);
    }

    String status(Placed order) {
        return order(order).path("status").asText();
    }

    List<String> timeline(Placed order) {
        return get("/api/orders/" + order + "/timeline").path("items").findValuesAsText("type");
    }

    JsonNode account(Distributor distributor) {
        return get("/api/accounts/" + distributor.account());
    }

    JsonNode stock(String sku, String location) {
        return get("/api/inventory?sku=" + sku + "&location=" + location).path("items").path(0);
    }

    void awaitStatus(Placed order, String... any) {
        Awaitility.await("order " + order.number() + " to be " + Arrays.toString(any))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(order)).isIn((Object[]) any));
    }

    /** Waits until the order's process has ended too. */
    void awaitEnd(Placed order, String status) {
        awaitStatus(order, status);
        journeys.awaitEnd(order, "distributor-order");
    }

    /** Nothing is held for the order any more: no money, no stock. */
    void assertUndone(Placed order, Distributor distributor, String balance, String sku) {
        assertThat(order(order).path("paymentStatus").asText()).isIn("NONE", "VOIDED");
        assertThat(account(distributor).path("available").asText()).isEqualTo(balance);
        assertThat(account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(stock(sku, PLANT).path("reserved").asInt()).isZero();
    }

    JsonNode get(String path) {
        return get("admin", path);
    }

    JsonNode get(String user, String path) {
        return read(http.get().uri(path).headers(headers -> headers.setBasicAuth(user, user)).retrieve()
                .body(String.class));
    }

    void delete(String user, String path) {
        http.delete().uri(path).headers(headers -> headers.setBasicAuth(user, user)).retrieve().toBodilessEntity();
    }

    JsonNode post(String user, String path, Object body) {
        return read(http.post()
                .uri(path)
                .headers(headers -> headers.setBasicAuth(user, user))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(String.class));
    }

    private JsonNode read(@Nullable String body) {
        try {
            return json.readTree(body == null ? "null" : body);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("no JSON: " + body, noJson);
        }
    }
}
