package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.trade.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;

/**
 * Orders of a few distributors for a few products, sent by integrators who insist: an order that was not answered is sent again with the
 * same key.
 */
final class Wave {

    static final int DISTRIBUTORS = 4;
    static final int PRODUCTS = 3;
    static final int OPENING_STOCK = 10_000;
    static final String OPENING_BALANCE = "1000000.00";

    private static final int SENDERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String name;
    private final Api integrator;
    private final Api admin;
    private final ConcurrentSkipListMap<Integer, JsonNode> accepted = new ConcurrentSkipListMap<>();
    private int sent;

    /** @param name three letters, with which the names of its customers, products and plant begin; SAP takes no long ones */
    Wave(String name, String url) {
        this.name = name;
        // A client that does not insist by itself.
        var http = new TestRestTemplate(new RestTemplateBuilder()
                .requestFactoryBuilder(ClientHttpRequestFactoryBuilder.jdk())
                .rootUri(url));
        this.integrator = new Api(http, "integrator");
        this.admin = new Api(http, "admin");
    }

    /** With which the ids of its distributors begin, and of no others. */
    String distributors() {
        return name + "-D";
    }

    String distributor(int number) {
        return distributors() + number % DISTRIBUTORS;
    }

    String product(int number) {
        return name + "-P" + number % PRODUCTS;
    }

    String plant() {
        return name + "1";
    }

    static int quantity(int number) {
        return 10 + number % 5;
    }

    void prepare() {
        load("/api/products/imports", "sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling",
                IntStream.range(0, PRODUCTS).mapToObj(n -> product(n) + ",Product,COOKING,PC,true,CNY,113.00,,"));
        load("/api/inventory/locations/imports", "id,type,name,region,customerId",
                Stream.of(plant() + ",PLANT,Plant,EAST,"));
        load("/api/customers/imports",
                "id,type,name,parentId,tier,region,status,currency,creditLimit,openingBalance",
                IntStream.range(0, DISTRIBUTORS).mapToObj(n -> distributor(n)
                        + ",DISTRIBUTOR,Distributor,,STANDARD,EAST,ACTIVE,CNY,," + OPENING_BALANCE));
        load("/api/inventory/imports", "location,sku,quantity", IntStream.range(0, PRODUCTS)
                .mapToObj(n -> plant() + "," + product(n) + "," + OPENING_STOCK));
    }

    private void load(String path, String header, Stream<String> rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows.toList());
        JsonNode done = admin.importing(path, String.join("\n", lines));
        assertThat(done.path("accepted").asInt()).as("rows of %s taken: %s", path, done).isEqualTo(lines.size() - 1);
    }

    /** Sends so many more orders; done when each has been taken. */
    CompletableFuture<?> send(int more) {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS, Thread.ofVirtual().factory());
        CompletableFuture<?>[] taken = IntStream.range(sent, sent + more)
                .mapToObj(number -> CompletableFuture.runAsync(() -> take(number), senders))
                .toArray(CompletableFuture[]::new);
        senders.shutdown();
        sent += more;
        return CompletableFuture.allOf(taken);
    }

    /** How many orders were sent. */
    int sent() {
        return sent;
    }

    private void take(int number) {
        String key = name + "-" + number;
        ResponseEntity<JsonNode> answer = await("order " + key + " to be taken").atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(RestClientException.class)
                .until(() -> integrator.post("/api/orders", key, order(number)),
                        taken -> taken.getStatusCode().equals(HttpStatus.ACCEPTED));
        accepted.put(number, Objects.requireNonNull(answer.getBody()));
    }

    private String order(int number) {
        return """
                {"channel": "DISTRIBUTOR", "externalReference": "%s-%d", "customerId": "%s", "currency": "CNY",
                 "payment": {"method": "PREPAID"},
                 "shipTo": {"name": "Goods inwards", "line1": "Road 1", "city": "Shanghai", "region": "EAST",
                            "postalCode": "200000", "country": "CN"},
                 "lines": [{"sku": "%s", "quantity": %d}]}"""
                .formatted(name, number, distributor(number), product(number), quantity(number));
    }

    /** The orders that were taken, as they stand now, by their numbers. */
    List<JsonNode> orders() {
        return accepted.values().stream().map(order -> read("/api/orders/" + order.path("id").asText())).toList();
    }

    JsonNode read(String path) {
        return Objects.requireNonNull(admin.read(path));
    }

    /** Whether the engine has what orders need; beside that products and customers are needed. */
    boolean hasProcesses() {
        try {
            return "UP".equals(admin.read("/actuator/health").at("/components/engine/status").asText());
        } catch (RestClientException away) {
            return false;
        }
    }

    boolean isHealthy() {
        try {
            return admin.get("/actuator/health").getStatusCode().equals(HttpStatus.OK);
        } catch (RestClientException away) {
            return false;
        }
    }
}
