package dev.baton.crash;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.parts.Baton;
import dev.baton.parts.PostgreSql;
import dev.baton.testing.TestPlatform;
import dev.baton.trade.Api;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.web.client.RestClientException;

/** The application is killed outright while it undoes orders, each in the middle of another step: all of them are undone, once. */
@Isolated("works both cores to the full")
class CancelCrashTest {

    /** Each stands in an undoing step of its own when the application is killed; the rest is somewhere in between. */
    private static final List<String> STEPS =
            List.of("Task_CancelBooking", "Task_ReverseSalesOrder", "Task_ReleaseStock", "Task_VoidHold");
    private static final int ORDERS = STEPS.size() + 8;
    private static final int LONGER_THAN_ANYONE_WAITS = 60_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @RegisterExtension
    static final Site SITE = new Site("cancel-crash", Map.of(
            "baton.jobs.longest-pause", "2m",
            "baton.jobs.shortest-pause", "1s",
            "baton.carrier.read-timeout", "50s",
            "baton.sap.read-timeout", "50s"));

    private static final TestPlatform PLATFORM = SITE.platform();
    private static final Baton BATON = SITE.baton();

    private final TestRestTemplate http = new TestRestTemplate(new RestTemplateBuilder()
            .requestFactoryBuilder(ClientHttpRequestFactoryBuilder.jdk())
            .rootUri(BATON.url().toString()));
    private final Api admin = new Api(http, "admin");
    private final Api integrator = new Api(http, "integrator");

    @Test
    void orders_are_undone_once_wherever_the_undoing_was_killed() throws SQLException {
        await("health before the crash").atMost(PATIENCE).until(this::isHealthy);
        List<JsonNode> orders = waitingForTheirCarriers();
        List<StubMapping> silent = List.of(
                silent("/carriers/.*/bookings/" + bookingOf(orders.get(0)) + "/cancellation"),
                silent(".*A_SalesOrderItem.*" + orders.get(1).path("sapSalesOrder").asText() + ".*"));
        try (Connection blocking = DriverManager.getConnection(PLATFORM.postgres().jdbcUrl(), PostgreSql.USER,
                PostgreSql.PASSWORD)) {
            blocking.setAutoCommit(false);
            lock(blocking, "SELECT 1 FROM stock WHERE sku = ? FOR UPDATE", sku(2));
            lock(blocking, "SELECT 1 FROM ledger_account WHERE id = ? FOR UPDATE", customer(3) + ":PREPAID:CNY");
            orders.forEach(this::cancel);
            for (int step = 0; step < STEPS.size(); step++) {
                String order = orders.get(step).path("id").asText();
                String element = STEPS.get(step);
                await(element).atMost(PATIENCE).until(() -> PLATFORM.journeys().elementsEntered(order),
                        entered -> entered.contains(element));
            }
            BATON.kill();
            blocking.rollback();
        }
        silent.forEach(PLATFORM.simulators().server()::removeStub);
        BATON.start();
        await("health after the crash").atMost(PATIENCE).until(this::isHealthy);

        orders.forEach(this::assertUndoneOnce);
        assertThat(PLATFORM.incidents().open()).isEmpty();
        JsonNode invariants = admin.read("/api/operations/invariants");
        assertThat(invariants.path("ok").asBoolean()).as(invariants::toPrettyString).isTrue();
    }

    private void assertUndoneOnce(JsonNode placed) {
        String id = placed.path("id").asText();
        await("end of " + placed.path("number")).atMost(PATIENCE)
                .until(() -> admin.read("/api/orders/" + id).path("status").asText(), "CANCELLED"::equals);
        JsonNode order = admin.read("/api/orders/" + id);
        assertThat(order.path("cancellation").path("fee").asText()).isEqualTo("11.30");
        JsonNode account = admin.read("/api/accounts/" + order.path("customerId").asText() + ":PREPAID:CNY");
        assertThat(account.path("posted").asText()).isEqualTo("4988.70");
        assertThat(account.path("pending").asText()).isEqualTo("0.00");
        assertThat(PLATFORM.simulators().bookings(order.path("shipments").path(0).path("id").asText()))
                .singleElement()
                .satisfies(booking -> assertThat(booking.path("status").asText()).isEqualTo("Cancelled"));
        assertThat(PLATFORM.simulators().salesOrders(order.path("number").asText()))
                .singleElement()
                .satisfies(sold -> assertThat(sold.findValuesAsText("SalesDocumentRjcnReason")).isNotEmpty()
                        .doesNotContain(""));
        assertThat(admin.read("/api/orders/" + id + "/timeline").path("items").findValuesAsText("type"))
                .containsOnlyOnce("cancellation.requested", "shipment.cancelled", "sap.reversed", "payment.fee-kept",
                        "order.cancelled");
    }

    private List<JsonNode> waitingForTheirCarriers() {
        load("/api/products/imports", "sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling",
                IntStream.range(0, ORDERS).mapToObj(n -> sku(n) + ",Product,COOKING,PC,true,CNY,113.00,,").toList());
        load("/api/inventory/locations/imports", "id,type,name,region,customerId",
                List.of("CCR1,PLANT,Plant,EAST,"));
        load("/api/customers/imports", "id,type,name,parentId,tier,region,status,currency,creditLimit,openingBalance",
                IntStream.range(0, ORDERS)
                        .mapToObj(n -> customer(n) + ",DISTRIBUTOR,Distributor,,STANDARD,EAST,ACTIVE,CNY,,5000.00")
                        .toList());
        load("/api/inventory/imports", "location,sku,quantity",
                IntStream.range(0, ORDERS).mapToObj(n -> "CCR1," + sku(n) + ",100").toList());
        List<String> ids = IntStream.range(0, ORDERS).mapToObj(this::place).toList();
        return ids.stream()
                .map(id -> await("booking for " + id).atMost(PATIENCE).until(
                        () -> admin.read("/api/orders/" + id),
                        order -> PLATFORM.journeys().elementsEntered(id).contains("Task_AwaitPickup")))
                .toList();
    }

    private void load(String path, String header, List<String> rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows);
        JsonNode done = admin.importing(path, String.join("\n", lines));
        assertThat(done.path("accepted").asInt()).as("rows of %s taken: %s", path, done).isEqualTo(rows.size());
    }

    private String place(int number) {
        JsonNode placed = Objects.requireNonNull(integrator.post("/api/orders", "cancel-crash-" + number, """
                {"channel": "DISTRIBUTOR", "externalReference": "CCR-%d", "customerId": "%s", "currency": "CNY",
                 "payment": {"method": "PREPAID"},
                 "shipTo": {"name": "Goods inwards", "line1": "Road 1", "city": "Quiet Harbour", "region": "EAST",
                            "postalCode": "200000", "country": "CN"},
                 "lines": [{"sku": "%s", "quantity": 10}]}""".formatted(number, customer(number), sku(number)))
                .getBody());
        return placed.path("id").asText();
    }

    private void cancel(JsonNode order) {
        await("cancellation to be taken").atMost(PATIENCE).until(() -> integrator.post(
                "/api/orders/" + order.path("id").asText() + "/cancellation", "none", "{\"reason\": \"Crash\"}"),
                answer -> answer.getStatusCode().value() == 202);
    }

    private static String bookingOf(JsonNode order) {
        String shipment = order.path("shipments").path(0).path("id").asText();
        return PLATFORM.simulators().bookings(shipment).getFirst().path("bookingId").asText();
    }

    private static StubMapping silent(String path) {
        return PLATFORM.simulators().server().stubFor(any(urlPathMatching(path)).atPriority(1)
                .willReturn(aResponse().withStatus(503).withFixedDelay(LONGER_THAN_ANYONE_WAITS)));
    }

    private static void lock(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            assertThat(statement.executeQuery().next()).isTrue();
        }
    }

    private static String sku(int number) {
        return "CCR-P" + number;
    }

    private static String customer(int number) {
        return "CCR-D" + number;
    }

    private boolean isHealthy() {
        try {
            return admin.get("/actuator/health").getStatusCode().is2xxSuccessful();
        } catch (RestClientException away) {
            return false;
        }
    }
}
