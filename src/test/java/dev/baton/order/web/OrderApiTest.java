package dev.baton.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerStatus;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.customer.Registration;
import dev.baton.order.Placing;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class OrderApiTest {

    private static final int THREADS = 24;

    private final Api integrator;
    private final Api dealer;
    private final Customers customers;
    private final JdbcClient jdbc;
    private final CustomerId customer;
    private final Sku sku;

    @Autowired
    OrderApiTest(@LocalServerPort int port, Customers customers, JdbcClient jdbc, BeanFactory beans) {
        this.integrator = new Api(port, "integrator");
        this.dealer = new Api(port, "dealer");
        this.customers = customers;
        this.jdbc = jdbc;
        Placing placing = new Placing(beans);
        this.customer = placing.distributor();
        this.sku = placing.product("PAN", "10.00");
    }

    @Test
    void an_order_is_taken_and_read_back_where_the_answer_says() {
        String reference = Placing.name("PO");

        Api.Answer taken = place(Placing.name("key"), body(reference, "10"));

        assertThat(taken.status()).isEqualTo(202);
        String location = taken.headers().firstValue("Location").orElseThrow();
        assertThat(location).endsWith("/api/orders/" + taken.body().path("id").asText());
        JsonNode order = integrator.get(location.substring(location.indexOf("/api"))).body();
        assertThat(order.path("externalReference").asText()).isEqualTo(reference);
        assertThat(order.path("totals").path("total").asText()).startsWith("1");
        assertThat(order.path("lines").get(0).path("quantity").isNumber()).isTrue();
        assertThat(order.path("lines").get(0).path("unitPrice").asText()).isEqualTo("10.00");
        assertThat(order.path("payment").path("method").asText()).isEqualTo("PREPAID");
        assertThat(order.path("shipments").isArray()).isTrue();
    }

    @Test
    void the_same_key_and_body_get_the_same_answer_again() {
        String key = Placing.name("key");
        String body = body(Placing.name("PO"), "10");

        Api.Answer first = place(key, body);
        Api.Answer again = place("\"" + key + "\"", body);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(place(key, body(Placing.name("PO"), "11")).status()).isEqualTo(422);
    }

    @Test
    void a_key_is_required() {
        assertThat(integrator.post("/api/orders", body(Placing.name("PO"), "10")).status()).isEqualTo(400);
    }

    @Test
    void a_reference_that_came_before_is_a_conflict_that_names_the_order() {
        String reference = Placing.name("PO");
        Api.Answer first = place(Placing.name("key"), body(reference, "10"));

        Api.Answer second = place(Placing.name("key"), body(reference, "10"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("problem+json"));
        assertThat(second.body().path("orderId").asText()).isEqualTo(first.body().path("id").asText());
        assertThat(second.body().path("detail").asText()).contains(first.body().path("number").asText());
    }

    @Test
    void many_who_send_one_key_at_once_place_one_order_and_all_get_its_answer() {
        String key = Placing.name("key");
        String body = body(Placing.name("PO"), "10");

        List<Api.Answer> answers = atOnce(number -> place(key, body));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(202);
        assertThat(answers.stream().map(answer -> answer.body().path("id").asText()).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.headers().firstValue("Idempotent-Replayed").isEmpty()))
                .hasSize(1);
    }

    @Test
    void many_who_send_one_reference_under_keys_of_their_own_place_one_order() {
        String reference = Placing.name("PO");
        String body = body(reference, "10");

        List<Api.Answer> answers = atOnce(number -> place(reference + number, body));

        assertThat(answers.stream().map(Api.Answer::status).filter(status -> status == 202)).hasSize(1);
        assertThat(answers.stream().map(Api.Answer::status).filter(status -> status == 409)).hasSize(THREADS - 1);
        assertThat(jdbc.sql("SELECT count(*) FROM orders WHERE external_reference = ?").param(reference)
                .query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void all_faults_of_a_request_are_told_at_once() {
        Api.Answer answer =
                place(Placing.name("key"), "{\"channel\":\"BAZAAR\",\"lines\":[{\"sku\":\"X\",\"quantity\":-1}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).contains("/channel", "/customerId", "/currency", "/payment", "/shipTo",
                "/lines/0/quantity");
    }

    @Test
    void what_does_not_exist_is_told_at_once() {
        String body = body(Placing.name("PO"), "10")
                .replace("\"couponCodes\":[]", "\"couponCodes\":[\"NO-SUCH\"]")
                .replace(customer.value(), "D-NONE")
                .replace(sku.value(), "SKU-NONE");

        Api.Answer answer = place(Placing.name("key"), body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactlyInAnyOrder("/customerId", "/couponCodes/0", "/lines/0/sku");
    }

    @Test
    void what_is_no_json_or_says_it_is_something_else_is_refused() {
        assertThat(place(Placing.name("key"), "{\"channel\":").status()).isEqualTo(400);
        assertThat(integrator.send("/api/orders", "text/plain", "hello", "Idempotency-Key", "k").status())
                .isEqualTo(415);
        assertThat(integrator.get("/api/orders/not-an-id").status()).isEqualTo(400);
        assertThat(integrator.get("/api/orders/0190d3c0-0000-7000-8000-000000000000").status()).isEqualTo(404);
        assertThat(integrator.get("/api/orders?status=LOST").status()).isEqualTo(400);
        assertThat(integrator.get("/api/orders?from=yesterday").status()).isEqualTo(400);
        assertThat(integrator.get("/api/orders?limit=201").status()).isEqualTo(400);
        assertThat(integrator.get("/api/orders?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void a_dealer_sees_and_places_its_own_orders_only() {
        if (customers.find(new CustomerId("D-1001")).isEmpty()) {
            customers.register(new Registration(
                    new Customer(new CustomerId("D-1001"), CustomerType.DISTRIBUTOR, "First", null, "STANDARD", "EAST",
                            CustomerStatus.ACTIVE, "CNY", null),
                    null));
        }
        String id = place(Placing.name("key"), body(Placing.name("PO"), "10")).body().path("id").asText();
        String own = body(Placing.name("PO"), "10").replace(customer.value(), "D-1001");

        assertThat(dealer.get("/api/orders/" + id).status()).isEqualTo(404);
        assertThat(dealer.get("/api/orders/" + id + "/timeline").status()).isEqualTo(404);
        assertThat(dealer.post("/api/orders/" + id + "/cancellation", "{\"reason\":\"x\"}").status()).isEqualTo(404);
        assertThat(dealer.get("/api/orders?customerId=" + customer).body().path("items")).isEmpty();
        Api.Answer refused = dealer.post("/api/orders", body(Placing.name("PO"), "1"), "Idempotency-Key", "k");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("detail").asText()).isEqualTo("You act for customer D-1001 only.");
        assertThat(dealer.post("/api/orders", own, "Idempotency-Key", Placing.name("key")).status()).isEqualTo(202);
        assertThat(dealer.get("/api/orders?limit=200").body().path("items").findValuesAsText("customerId"))
                .containsOnly("D-1001");
    }

    @Test
    void a_list_is_paged_newest_first_without_loss_or_repetition() {
        List<String> placed = new ArrayList<>();
        IntStream.range(0, 7).forEach(n -> placed.add(
                place(Placing.name("key"), body(Placing.name("PO"), "1")).body().path("id").asText()));

        List<String> listed = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = integrator.get("/api/orders?customerId=" + customer + "&limit=3" + cursor).body();
            page.path("items").forEach(order -> listed.add(order.path("id").asText()));
            assertThat(page.has("nextCursor")).isTrue();
            cursor = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
            pages++;
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(listed).containsExactlyElementsOf(placed.reversed());
    }

    @Test
    void a_list_is_narrowed_by_what_is_asked_for() {
        String reference = Placing.name("PO");
        JsonNode order = place(Placing.name("key"), body(reference, "1")).body();
        String at = order.path("createdAt").asText();

        assertThat(references("externalReference=" + reference + "&channel=DISTRIBUTOR")).containsExactly(reference);
        assertThat(references("externalReference=" + reference + "&from=" + at)).containsExactly(reference);
        assertThat(references("externalReference=" + reference + "&to=" + at)).isEmpty();
        assertThat(references("externalReference=" + reference + "&channel=RETAILER")).isEmpty();
        assertThat(references("externalReference=" + reference + "&from=2020-01-01")).containsExactly(reference);
        LocalDate day = LocalDate.ofInstant(Instant.parse(at), ZoneId.of("Asia/Shanghai"));
        assertThat(references("externalReference=" + reference + "&to=" + day)).as("that day is within")
                .containsExactly(reference);
        assertThat(references("externalReference=" + reference + "&to=" + day.minusDays(1))).isEmpty();
    }

    @Test
    void a_cancellation_needs_no_key_and_asking_again_is_taken_again() {
        String id = place(Placing.name("key"), body(Placing.name("PO"), "10")).body().path("id").asText();
        String path = "/api/orders/" + id + "/cancellation";

        assertThat(integrator.get(path + "/preview").body().path("possible").asBoolean()).isTrue();
        assertThat(integrator.post(path, "{}").status()).isEqualTo(400);
        assertThat(integrator.post(path, "{\"reason\":\"Ordered twice\"}").status()).isEqualTo(202);
        assertThat(integrator.post(path, "{\"reason\":\"Ordered twice\"}").status()).isEqualTo(202);
        assertThat(integrator.get("/api/orders/" + id + "/timeline").body().path("items").findValuesAsText("type"))
                .contains("order.received", "cancellation.requested");
    }

    private List<String> references(String query) {
        Set<String> references = new HashSet<>(
                integrator.get("/api/orders?" + query).body().path("items").findValuesAsText("externalReference"));
        return List.copyOf(references);
    }

    private Api.Answer place(String key, String body) {
        return integrator.post("/api/orders", body, "Idempotency-Key", key);
    }

    private String body(String reference, String quantity) {
        return """
                {"channel":"DISTRIBUTOR","externalReference":"%s","customerId":"%s","currency":"CNY","couponCodes":[],
                 "payment":{"method":"PREPAID"},
                 "shipTo":{"name":"Lin Wei","line1":"1 Harbour Road","city":"Ningbo","country":"CN"},
                 "lines":[{"sku":"%s","quantity":%s}]}""".formatted(reference, customer, sku, quantity);
    }

    private static List<Api.Answer> atOnce(IntFunction<Api.Answer> request) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Api.Answer>> running = IntStream.range(0, THREADS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> request.apply(number), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }
}
