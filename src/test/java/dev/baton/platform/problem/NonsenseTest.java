package dev.baton.platform.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.web.Api;
import dev.baton.platform.events.EventSubscriptions;
import dev.baton.platform.inbox.Signatures;
import dev.baton.platform.paging.Limit;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is sent to whatever writes: it is taken or refused, and never our failure. */
@BatonTest
class NonsenseTest {

    private static final String NOBODY = "http://127.0.0.1:9/nonsense";
    private static final List<String> NO_JSON = List.of("", "null", "7", "\"text\"", "[]", "[[]]", "{}", "{", "{\"a\":",
            "\0", "{\"\\u0000\":1}", "{\"a\":1e999999999}", "[".repeat(5_000), "{\"a\":".repeat(2_000), "<xml/>",
            "\uFEFF{}", "{\"a\":\"\\ud800\"}", "{\"lines\":[null]}");

    /** As they stand in JSON. */
    private static final List<String> VALUES = List.of("null", "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"",
            "\"a\\u0007b\"", "\"\\ud800\"", "\"" + "x".repeat(5_000) + "\"", "\"" + "漢".repeat(150) + "\"", "\"'; --\"",
            "-1", "0", "0.0001", "1e400", "1e-400", "1e999999", "999999999999", "99999999999999999999", "\"1e400\"",
            "\"-5\"", "\"NaN\"", "true", "[]", "[null]", "{}", "\"1999-01-01\"", "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"+1000000000-12-31T23:59:59Z\"",
            "\"+400000-01-01T00:00:00Z\"");

    private static final List<String> CELLS =
            List.of("", "\0", "a\0b", "x".repeat(5_000), "-1", "1e400", "99999999999999999999", "漢字", "\uD800",
                    "\u0007", "NaN");

    private static final int VALUES_AT_ONE_PLACE = 10;

    private final ObjectMapper json = new ObjectMapper();
    private final Random chance = new Random();
    private final Trade trade;
    private final EventSubscriptions subscriptions;
    private final String paymentSecret;
    private final String carrierSecret;
    private String customer = "";
    private String sku = "";
    private String plant = "";
    private String order = "";

    @LocalServerPort
    private int port;

    @Autowired
    NonsenseTest(
            BeanFactory beans,
            EventSubscriptions subscriptions,
            @Value("${baton.payment.secret}") String paymentSecret,
            @Value("${baton.carrier.secret}") String carrierSecret) {
        this.trade = new Trade(beans);
        this.subscriptions = subscriptions;
        this.paymentSecret = paymentSecret;
        this.carrierSecret = carrierSecret;
    }

    /** @param secret with which the body is signed; empty where a user signs in */
    private record Write(String path, String user, String secret, String sound) {}

    @BeforeEach
    void somethingToWriteAbout() {
        var distributor = trade.distributor("100.00");
        var product = trade.product("10.00");
        customer = distributor.value();
        sku = product.value();
        plant = trade.plant("EAST").value();
        order = trade.approved(distributor, Trade.line(product, 1)).toString();
    }

    /** Or the tests that follow would be busy telling subscribers who are never there. Those of tests that run beside are left alone. */
    @AfterEach
    void nobodyListens() {
        subscriptions.list(Limit.of(Limit.MOST), null).items().stream()
                .filter(one -> one.url().toString().startsWith(NOBODY))
                .forEach(one -> subscriptions.unsubscribe(one.id()));
    }

    @TestFactory
    Stream<DynamicTest> json_that_makes_no_sense_is_never_our_failure() {
        return writes().stream().map(write -> DynamicTest.dynamicTest(write.path(), () -> {
            NO_JSON.forEach(body -> send(write, body));
            broken(write.sound()).forEach(body -> send(write, body));
            assertThat(
                    api(write).send(write.path(), "application/xml", "<order/>", headers(write, "<order/>")).status())
                    .isIn(400, 401, 415);
            String large = "{\"a\":\"" + "x".repeat(1_100_000) + "\"}";
            assertThat(api(write).post(write.path(), large, headers(write, large)).status()).isEqualTo(413);
        }));
    }

    @TestFactory
    Stream<DynamicTest> files_that_make_no_sense_are_never_our_failure() {
        return files().stream().map(file -> DynamicTest.dynamicTest(file.path(), () -> {
            String header = file.sound();
            int columns = header.split(",").length;
            List<String> bodies = new ArrayList<>(List.of("", "\n", "\0", header, header + "\n", header + ",\0\n1",
                    header + "," + header + "\n1", "a,b\n1,2", "\"", header + "\n\"open", header + "\n1,2,\"3\"4\n",
                    header + "\n" + ",".repeat(200)));
            bodies.add(header + "\n" + CELLS.stream()
                    .map(cell -> String.join(",", Collections.nCopies(columns, cell)))
                    .collect(Collectors.joining("\n")));
            bodies.forEach(body -> importing(file.path(), "text/csv", body));
            assertThat(api(file).send(file.path(), "application/json", "{}").status()).isEqualTo(415);
        }));
    }

    @TestFactory
    Stream<DynamicTest> lines_of_json_that_make_no_sense_are_never_our_failure() {
        return Stream.of(DynamicTest.dynamicTest("orders", () -> {
            String all = String.join("\n", broken(orderBody()).toList()) + "\n" + String.join("\n", NO_JSON);
            importing("/api/orders/imports", "application/x-ndjson", all);
        }));
    }

    @TestFactory
    Stream<DynamicTest> questions_that_make_no_sense_are_never_our_failure() {
        String[] paths = {"/api/orders", "/api/inventory", "/api/inventory/movements", "/api/inventory/locations",
                "/api/inventory/ring-fences", "/api/accounts", "/api/accounts/x/statement", "/api/payments",
                "/api/payments/notifications",
                "/api/customers", "/api/customers/x/parents", "/api/customers/x/listings", "/api/price-lists",
                "/api/products/x/price", "/api/products/" + "x".repeat(41),
                "/api/products", "/api/policies", "/api/shipments", "/api/claims", "/api/settlements",
                "/api/receivables", "/api/receivables/ageing", "/api/receivables/report", "/api/receivables/receipts",
                "/api/ledger/journal", "/api/ledger/trial-balance", "/api/ledger/general-ledger",
                "/api/settlements/periods",
                "/api/reconciliation/statements", "/api/reconciliation/entries", "/api/reconciliation/report",
                "/api/top-ups", "/api/subscriptions", "/api/logistics/vehicles",
                "/api/operations/exceptions", "/api/orders/imports/x"};
        String[] queries = {"customerId=%00", "externalReference=%00", "sku=%00", "location=%00", "region=%00",
                "kind=%00",
                "cursor=%00", "cursor=AAAA", "accountId=%00", "open=perhaps", "limit=-1", "limit=99999999999",
                "status=NO", "type=%00", "channel=%00",
                "listed=perhaps", "from=%00", "from=%2B999999999-01-01", "to=-999999999-01-01",
                "from=%2B1000000000-12-31T23:59:59Z", "orderId=%00", "customerId=" + "x".repeat(3_000)};
        return Stream.of(paths).map(path -> DynamicTest.dynamicTest(path, () -> Stream.of(queries)
                .forEach(query -> assertThat(new Api(port, "admin").get(path + "?" + query).status())
                        .as(query).isBetween(200, 499))));
    }

    private List<Write> writes() {
        return List.of(
                new Write("/api/orders", "integrator", "", orderBody()),
                new Write("/api/orders/quote", "integrator", "", orderBody()),
                new Write("/api/orders/" + order + "/amendment", "integrator", "", """
                        {"lines":[{"sku":"%s","quantity":1}],"couponCodes":[],"requestedDeliveryDate":"2999-01-01"}"""
                        .formatted(sku)),
                new Write("/api/orders/" + order + "/cancellation", "integrator", "", "{\"reason\":\"none\"}"),
                new Write("/api/orders/" + order + "/hold", "operator", "", "{\"reason\":\"none\"}"),
                new Write("/api/orders/" + order + "/backorder", "integrator", "", """
                        {"choice":"WAIT","until":"2026-12-24T10:00:00Z"}"""),
                new Write("/api/accounts/" + customer + ":PREPAID:CNY/top-ups", "finance", "",
                        """
                                {"amount":"10.00","currency":"CNY","institution":"Bank","reference":"R","note":"n","paidOn":"2026-11-01"}"""),
                new Write("/api/payments", "finance", "", """
                        {"accountId":"%s:PREPAID:CNY","amount":"10.00","currency":"CNY","capture":true}"""
                        .formatted(customer)),
                new Write("/api/payments", "finance", "", """
                        {"orderId":"%s","amount":"10.00","currency":"CNY","capture":true}""".formatted(order)),
                new Write("/api/payments/" + UUID.randomUUID() + "/captures", "finance", "", "{\"amount\":\"1.00\"}"),
                new Write("/api/receivables/receipts", "finance", "", """
                        {"customerId":"%s","amount":"10.00","currency":"CNY","institution":"Bank","reference":"R",
                         "at":"2026-12-01T08:00:00Z","allocations":[{"invoice":"INV-0","amount":"1.00"}]}"""
                        .formatted(customer)),
                new Write("/api/receivables/" + UUID.randomUUID() + "/write-offs", "finance", "", """
                        {"amount":"10.00","reason":"Insolvent"}"""),
                new Write("/api/orders/" + order + "/pos-slips", "operator", "", """
                        {"institution":"UnionPay","terminal":"T","reference":"R","amount":"10.00","currency":"CNY"}"""),
                new Write("/api/inventory/receipts", "stock", "", """
                        {"location":"%s","reference":"%s","lines":[{"sku":"%s","quantity":1}]}"""
                        .formatted(plant, UUID.randomUUID(), sku)),
                new Write("/api/subscriptions", "operator", "", """
                        {"url":"%s","types":["stock.low"],"secret":"0123456789abcdef"}""".formatted(NOBODY)),
                new Write("/api/shipments/" + UUID.randomUUID() + "/proof", "operator", "", """
                        {"signedBy":"Wei","at":"2026-12-01T08:00:00Z"}"""),
                new Write("/api/shipments/" + UUID.randomUUID() + "/short-picks", "operator", "", """
                        {"lines":[{"sku":"%s","picked":1,"reason":"Gone"}],"later":true}""".formatted(sku)),
                new Write("/api/claims/" + UUID.randomUUID() + "/decision", "finance", "", """
                        {"decision":"ACCEPT","amount":"1.00","currency":"CNY","comment":"Half"}"""),
                new Write("/api/shipments/" + UUID.randomUUID() + "/receipt", "operator", "",
                        """
                                {"signedBy":"Wei","at":"2026-12-01T08:00:00Z","differences":[{"sku":"%s","kind":"SHORT","quantity":1}]}"""
                                .formatted(sku)),
                new Write("/api/orders/" + order + "/complaints", "integrator", "", """
                        {"category":"OTHER","text":"Where is it?"}"""),
                new Write("/api/operations/exceptions/actions", "operator", "",
                        """
                                {"action":"CORRECT","reason":"r","exceptions":["ENGINE_INCIDENT:%s","STALLED:%s"],"value":{"variable":"v","value":[1]}}"""
                                .formatted(UUID.randomUUID(), order)),
                new Write("/api/operations/migrations", "operator", "",
                        """
                                {"processId":"p","fromVersion":1,"toVersion":2,"orders":["%s"],"mappings":{"a":"b"},"reason":"r","dryRun":true}"""
                                .formatted(order)),
                new Write("/api/payments/notifications", "", paymentSecret,
                        """
                                {"eventId":"%s","type":"CAPTURED","paymentId":"P","reference":"%s:PREPAID:CNY","amount":"1.00",
                                 "currency":"CNY","requestKey":"K","at":"2026-12-01T08:00:00Z"}"""
                                .formatted(UUID.randomUUID(), customer)),
                new Write("/api/shipments/events", "", carrierSecret, """
                        {"eventId":"%s","trackingNumber":"T","status":"Delivered","at":"2026-12-01T08:00:00Z",
                         "location":"Ningbo","proof":{"signedBy":"Wei","at":"2026-12-01T08:00:00Z"},"more":1}"""
                        .formatted(UUID.randomUUID())));
    }

    private String orderBody() {
        return """
                {"channel":"DISTRIBUTOR","externalReference":"%s","customerId":"%s","currency":"CNY",
                 "requestedDeliveryDate":"2999-01-01","couponCodes":["NO-SUCH"],"payment":{"method":"PREPAID"},
                 "shipTo":{"name":"n","line1":"l","city":"c","region":"r","postalCode":"p","country":"CN"},
                 "lines":[{"sku":"%s","quantity":1}]}""".formatted(UUID.randomUUID(), customer, sku);
    }

    private static List<Write> files() {
        return List.of(
                file("/api/orders/imports", "integrator", "channel,externalReference,customerId,currency,"
                        + "requestedDeliveryDate,paymentMethod,couponCodes,shipToName,shipToLine1,shipToCity,shipToRegion,"
                        + "shipToPostalCode,shipToCountry,sku,quantity"),
                file("/api/products/imports", "stock",
                        "sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling"),
                file("/api/products/units/imports", "stock", "sku,unit,baseQuantity"),
                file("/api/customers/imports", "stock",
                        "id,type,name,parentId,tier,region,status,currency,creditLimit,openingBalance"),
                file("/api/price-lists/imports", "stock",
                        "list,channel,tier,customerId,currency,validFrom,validUntil,sku,price"),
                file("/api/customers/listings/imports", "integrator", "sellerId,sku,listed,price"),
                file("/api/inventory/imports", "stock", "location,sku,quantity"),
                file("/api/inventory/locations/imports", "stock", "id,type,name,region,customerId"),
                file("/api/inventory/thresholds/imports", "stock", "location,sku,minimum,safety,maximum"),
                file("/api/policies/coupons/imports", "analyst", "code,name,validFrom,validTo"),
                file("/api/logistics/vehicles/imports", "stock", "id,location,capacity,unit"),
                file("/api/sap/mappings/imports", "stock", "kind,ourId,sapId"));
    }

    private static Write file(String path, String user, String header) {
        return new Write(path, user, "", header);
    }

    /**
     * A sound body with each of its values, and each of its containers, replaced by some of those that make no sense: other ones each time, since all
     * of them take minutes.
     */
    private Stream<String> broken(String sound) {
        List<JsonPointer> places = new ArrayList<>();
        JsonNode tree = read(sound);
        collect(tree, JsonPointer.empty(), places);
        return places.stream().flatMap(place -> some().map(value -> replaced(tree, place, value)));
    }

    private Stream<String> some() {
        List<String> shuffled = new ArrayList<>(VALUES);
        Collections.shuffle(shuffled, chance);
        return shuffled.stream().limit(VALUES_AT_ONE_PLACE);
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        node.properties().forEach(field -> {
            places.add(at.appendProperty(field.getKey()));
            collect(field.getValue(), at.appendProperty(field.getKey()), places);
        });
        for (int index = 0; node instanceof ArrayNode && index < node.size(); index++) {
            places.add(at.appendIndex(index));
            collect(node.get(index), at.appendIndex(index), places);
        }
    }

    private String replaced(JsonNode tree, JsonPointer place, String value) {
        String mark = "\"mark-" + UUID.randomUUID() + "\"";
        JsonNode copy = tree.deepCopy();
        ContainerNode<?> parent = (ContainerNode<?>) copy.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), read(mark));
        } else {
            ((ArrayNode) parent).set(place.last().getMatchingIndex(), read(mark));
        }
        return copy.toString().replace(mark, value);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void send(Write write, String body) {
        Api.Answer answer = api(write).post(write.path(), body, headers(write, body));
        assertThat(answer.status()).as(shortened(body) + " came to " + answer.body()).isBetween(200, 499);
        if (answer.status() >= 400) {
            assertThat(answer.headers().firstValue("Content-Type")).as(shortened(body))
                    .hasValue("application/problem+json");
        }
    }

    private void importing(String path, String type, String body) {
        String user = files().stream().filter(file -> file.path().equals(path)).findAny().orElseThrow().user();
        Api api = new Api(port, user);
        Api.Answer answer = api.send(path, type, body);
        assertThat(answer.status()).as(shortened(body) + " came to " + answer.body()).isIn(202, 400);
        if (answer.status() == 202) {
            String progress = path + "/" + answer.body().path("id").asText();
            Awaitility.await(shortened(body)).atMost(Duration.ofSeconds(60))
                    .until(() -> api.get(progress).body().path("status").asText().equals("DONE"));
        }
    }

    private Api api(Write write) {
        return new Api(port, write.user());
    }

    private static String[] headers(Write write, String body) {
        return write.secret().isEmpty()
                ? new String[]{"Idempotency-Key", UUID.randomUUID().toString()}
                : new String[]{Signatures.HEADER, Signatures.sign(write.secret(), body.getBytes(UTF_8))};
    }

    private static String shortened(String body) {
        return body.length() > 300 ? body.substring(0, 300) + "…" : body;
    }
}
