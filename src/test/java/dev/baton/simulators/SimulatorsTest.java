package dev.baton.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import com.sun.net.httpserver.HttpServer;
import dev.baton.parts.Ports;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

class SimulatorsTest {

    private static final String SALES = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/";
    private static final String DELIVERY = "/sap/opu/odata/sap/API_OUTBOUND_DELIVERY_SRV;v=0002/";
    private static final String ORDER = """
            {"SalesOrderType":"OR","SoldToParty":"17100001","PurchaseOrderByCustomer":"%s","TransactionCurrency":"CNY",
             "to_Item":{"results":[
               {"SalesOrderItem":"10","Material":"M-1","RequestedQuantity":"3","to_PricingElement":{"results":[
                 {"ConditionType":"PPR0","ConditionRateValue":"300.00","ConditionQuantity":"3"}]}},
               {"SalesOrderItem":"20","Material":"%s","RequestedQuantity":"2","to_PricingElement":{"results":[
                 {"ConditionType":"PPR0","ConditionRateValue":"9.995"}]}}]},
             "to_PricingElement":{"results":[{"ConditionType":"HD00","ConditionRateValue":"53.10"}]}}
            """;

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Records records = Records.inMemory();
    private final Simulators simulators = new Simulators(Ports.free(), records).start();

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void sap_asks_for_a_sign_in_and_a_token_of_the_session() throws Exception {
        HttpRequest bare = HttpRequest.newBuilder(simulators.url().resolve(SALES)).build();
        assertThat(client.send(bare, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        HttpResponse<String> refused = send("POST", SALES + "A_SalesOrder", ORDER.formatted("BO-1", "M-2"), "guess",
                "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("X-CSRF-Token")).contains("Required");
    }

    @Test
    void a_sales_order_is_found_by_our_number_and_changes_version_when_an_item_is_rejected() throws Exception {
        String token = token();
        JsonNode created = Json.node(send("POST", SALES + "A_SalesOrder", ORDER.formatted("BO-7", "M-2"), token, "")
                .body()).path("d");
        assertThat(created.path("TotalNetAmount").asText()).isEqualTo("373.09");

        String query = "A_SalesOrder?$expand=to_Item&$filter="
                + URLEncoder.encode("PurchaseOrderByCustomer eq 'BO-7'", StandardCharsets.UTF_8);
        JsonNode found = Json.node(send("GET", SALES + query, "", token, "").body()).path("d").path("results");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("to_Item").path("results")).hasSize(2);

        String item = SALES + "A_SalesOrderItem(SalesOrder='%s',SalesOrderItem='10')"
                .formatted(created.path("SalesOrder").asText());
        String etag = created.path("__metadata").path("etag").asText();
        String rejection = "{\"SalesDocumentRjcnReason\":\"50\"}";
        assertThat(send("PATCH", item, rejection, token, "").statusCode()).isEqualTo(428);
        assertThat(send("PATCH", item, rejection, token, etag).statusCode()).isEqualTo(204);
        assertThat(send("PATCH", item, rejection, token, etag).statusCode()).isEqualTo(412);
    }

    @Test
    void goods_leave_once_after_picking_and_can_come_back() throws Exception {
        String token = token();
        String order = Json.node(send("POST", SALES + "A_SalesOrder", ORDER.formatted("BO-8", "M-2"), token, "").body())
                .path("d").path("SalesOrder").asText();
        String items = """
                {"to_DeliveryDocumentItem":{"results":[
                  {"ReferenceSDDocument":"%1$s","ReferenceSDDocumentItem":"10","ActualDeliveryQuantity":"3"},
                  {"ReferenceSDDocument":"%1$s","ReferenceSDDocumentItem":"20","ActualDeliveryQuantity":"2"}]}}
                """.formatted(order);
        JsonNode delivery = Json.node(send("POST", DELIVERY + "A_OutbDeliveryHeader", items, token, "").body())
                .path("d");
        String number = delivery.path("DeliveryDocument").asText();
        assertThat(send("POST", DELIVERY + "A_OutbDeliveryHeader", items, token, "").body())
                .contains("delivered already");

        String argument = "?DeliveryDocument='" + number + "'";
        assertThat(send("POST", DELIVERY + "PostGoodsIssue" + argument, "", token, "*").body()).contains("picked");
        assertThat(send("POST", DELIVERY + "PickAllItems" + argument, "", token, etag(delivery)).statusCode())
                .isEqualTo(200);
        assertThat(send("POST", DELIVERY + "PostGoodsIssue" + argument, "", token, "*").statusCode()).isEqualTo(200);
        assertThat(send("POST", DELIVERY + "PostGoodsIssue" + argument, "", token, "*").statusCode()).isEqualTo(400);
        String header = DELIVERY + "A_OutbDeliveryHeader('" + number + "')";
        assertThat(Json.node(send("GET", header, "", token, "").body()).path("d").path("OverallGoodsMovementStatus")
                .asText()).isEqualTo("C");
        assertThat(send("DELETE", header, "", token, "*").statusCode()).isEqualTo(400);
        assertThat(send("POST", DELIVERY + "ReverseGoodsIssue" + argument, "", token, "*").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", header, "", token, "*").statusCode()).isEqualTo(204);
        assertThat(simulators.deliveries(order)).isEmpty();
    }

    @Test
    void a_business_refusal_has_saps_own_form() throws Exception {
        HttpResponse<String> refused = send("POST", SALES + "A_SalesOrder", ORDER.formatted("BO-9", "M-BLOCKED"),
                token(), "");
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode error = Json.node(refused.body()).path("error");
        assertThat(error.path("message").path("value").asText()).contains("M-BLOCKED");
        assertThat(error.path("innererror").path("errordetails").path(0).path("severity").asText()).isEqualTo("error");
    }

    @Test
    void stock_is_plenty_unless_the_stub_says_otherwise() throws Exception {
        String filter = URLEncoder.encode("(Material eq '4100012' or Material eq 'X-1') and Plant eq '1010'"
                + " and InventoryStockType eq '01'", StandardCharsets.UTF_8);
        JsonNode stock = Json.node(send("GET", "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod?$filter="
                + filter, "", "", "").body()).path("d").path("results");
        assertThat(stock.findValuesAsText("MatlWrhsStkQtyInMatlBaseUnit")).containsExactly("0.000", "5000.000");
    }

    @Test
    void a_carrier_takes_a_booking_once_and_reports_signed_events_by_itself() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        HttpServer baton = listening(events);
        simulators.callbacks().after(Duration.ofMillis(50));
        simulators.callbacks().to(URI.create("http://127.0.0.1:" + baton.getAddress().getPort()));
        try {
            String booking = "{\"reference\":\"S-1\",\"to\":{\"city\":\"Suzhou\"},\"from\":{\"city\":\"Shanghai\"}}";
            String first = Json.node(book(booking).body()).path("bookingId").asText();
            assertThat(Json.node(book(booking).body()).path("bookingId").asText()).isEqualTo(first);
            assertThat(simulators.bookings("S-1")).hasSize(1);
            Awaitility.await().until(() -> events.size() == 3);
            assertThat(events).extracting(event -> Json.node(event).path("status").asText())
                    .as("on their way they may overtake each other")
                    .containsExactlyInAnyOrder("InfoReceived", "InTransit", "Delivered");
        } finally {
            baton.stop(0);
        }
    }

    @Test
    void a_cancelled_booking_is_not_driven_and_nowhere_is_refused() throws Exception {
        simulators.callbacks().after(Duration.ofMinutes(5));
        String id = Json.node(book("{\"reference\":\"S-2\",\"to\":{\"city\":\"Suzhou\"}}").body()).path("bookingId")
                .asText();
        assertThat(send("POST", "/carriers/sf/bookings/" + id + "/cancellation", "", "", "").statusCode())
                .isEqualTo(200);
        assertThat(simulators.bookings("S-2")).extracting(booking -> booking.path("status").asText())
                .containsExactly("Cancelled");
        HttpRequest nowhere = HttpRequest.newBuilder(simulators.url().resolve("/carriers/sf/bookings"))
                .header("Idempotency-Key", "other")
                .POST(HttpRequest.BodyPublishers.ofString("{\"to\":{\"city\":\"Nowhere\"}}"))
                .build();
        assertThat(client.send(nowhere, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(422);
    }

    @Test
    void records_outlive_a_restart(@TempDir Path folder) {
        Path file = folder.resolve("records.jsonl");
        Records before = Records.keptIn(file);
        before.put("sales-order", "41", Replies.object().put("PurchaseOrderByCustomer", "BO-1"));
        before.put("delivery", "7", Replies.object());
        before.remove("delivery", "7");
        Records after = Records.keptIn(file);
        assertThat(after.find("sales-order", "41")).isPresent();
        assertThat(after.find("delivery", "7")).isEmpty();
        assertThat(after.next("sales-order", 1)).isEqualTo(42);
    }

    private static HttpServer listening(List<String> events) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/shipments/events", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String signature = exchange.getRequestHeaders().getFirst("X-Signature");
            boolean genuine = Callbacks.signature("carrier-secret", body).equals(signature);
            if (genuine) {
                events.add(body);
            }
            exchange.sendResponseHeaders(genuine ? 200 : 401, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private HttpResponse<String> book(String booking) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(simulators.url().resolve("/carriers/sf/bookings"))
                .header("Idempotency-Key", "key-1")
                .POST(HttpRequest.BodyPublishers.ofString(booking))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws Exception {
        return send("GET", SALES, "", "Fetch", "").headers().firstValue("X-CSRF-Token").orElseThrow();
    }

    private static String etag(JsonNode entity) {
        return entity.path("__metadata").path("etag").asText();
    }

    private HttpResponse<String> send(String method, String path, String body, String token, String ifMatch)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(simulators.url().resolve(path.replace("'", "%27")))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Basic QkFUT046YmF0b24=")
                .header("X-CSRF-Token", token.isEmpty() ? "none" : token);
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
