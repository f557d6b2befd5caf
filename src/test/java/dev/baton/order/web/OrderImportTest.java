package dev.baton.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.order.Placing;
import dev.baton.testing.BatonTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class OrderImportTest {

    private static final String HEADER =
            "sku,quantity,channel,externalReference,customerId,currency,requestedDeliveryDate,paymentMethod,"
                    + "couponCodes,shipToName,shipToLine1,shipToCity,shipToRegion,shipToPostalCode,shipToCountry\n";

    private final Api integrator;
    private final Api dealer;
    private final String customer;
    private final String sku;
    private final String one = Placing.name("PO");
    private final String other = Placing.name("PO");

    @Autowired
    OrderImportTest(@LocalServerPort int port, BeanFactory beans) {
        this.integrator = new Api(port, "integrator");
        this.dealer = new Api(port, "dealer");
        Placing placing = new Placing(beans);
        this.customer = placing.distributor().value();
        this.sku = placing.product("PAN", "10.00").value();
    }

    @Test
    void rows_of_one_order_are_its_lines_and_each_refused_row_says_why() {
        String file = HEADER
                + row(one, sku, "1") + row(one, sku, "2")
                + row(other, sku, "3") + row(other, sku, "many")
                + row(Placing.name("PO"), "NO-SUCH", "1");

        JsonNode done = imported(integrator, "text/csv", file);

        assertThat(done.path("rows").asInt()).isEqualTo(5);
        assertThat(done.path("accepted").asInt()).isEqualTo(2);
        assertThat(done.path("refused").asInt()).isEqualTo(3);
        assertThat(done.path("refusals").findValuesAsText("row")).containsExactly("4", "5");
        assertThat(done.path("refusals").toString()).contains("/lines/1/quantity", "there is no product NO-SUCH");
        assertThat(placed(one).path("lines").findValuesAsText("quantity")).contains("1", "2");
        assertThat(integrator.get("/api/orders?externalReference=" + other).body().path("items")).isEmpty();
    }

    @Test
    void a_repeated_file_changes_nothing() {
        String file = HEADER + row(one, sku, "1") + row(one, sku, "2") + row(other, sku, "3");
        imported(integrator, "text/csv", file);

        JsonNode again = imported(integrator, "text/csv", file);

        assertThat(again.path("duplicate").asInt()).isEqualTo(3);
        assertThat(again.path("accepted").asInt()).isZero();
        assertThat(integrator.get("/api/orders?customerId=" + customer).body().path("items")).hasSize(2);
    }

    @Test
    void a_file_of_json_lines_holds_an_order_on_each() {
        String good = json(one, "1");

        JsonNode done =
                imported(integrator, "application/x-ndjson", good + "\n" + json(other, "0") + "\n" + good + "\n");

        assertThat(done.path("accepted").asInt()).isEqualTo(1);
        assertThat(done.path("duplicate").asInt()).isEqualTo(1);
        assertThat(done.path("refusals").toString()).contains("\"row\":2", "/lines/0/quantity");
    }

    @Test
    void a_dealer_imports_no_orders_of_others() {
        JsonNode done = imported(dealer, "text/csv", HEADER + row(one, sku, "1"));

        assertThat(done.path("refused").asInt()).isEqualTo(1);
        assertThat(integrator.get("/api/orders?externalReference=" + one).body().path("items")).isEmpty();
    }

    @Test
    void a_file_with_unknown_or_missing_columns_is_refused_by_their_names() {
        Api.Answer answer = integrator.send(
                "/api/orders/imports", "text/csv",
                "colour," + HEADER.replace("currency,", "") + "red," + row(one, sku, "1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("colour", "currency");
    }

    private JsonNode imported(Api api, String type, String file) {
        Api.Answer answer = api.send("/api/orders/imports", type, file);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        String path = location.substring(location.indexOf("/api"));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get(path).body(), progress -> progress.path("status").asText().equals("DONE"));
    }

    private JsonNode placed(String reference) {
        return integrator.get("/api/orders?externalReference=" + reference).body().path("items").path(0);
    }

    private String row(String reference, String sku, String quantity) {
        return String.join(",", sku, quantity, "DISTRIBUTOR", reference, customer, "CNY", "", "PREPAID", "", "Lin Wei",
                "\"1, Harbour Road\"",
                "Ningbo", "", "", "CN") + "\n";
    }

    private String json(String reference, String quantity) {
        return """
                {"channel":"DISTRIBUTOR","externalReference":"%s","customerId":"%s","currency":"CNY","payment":{"method":"PREPAID"},\
                "shipTo":{"name":"Lin Wei","line1":"1 Harbour Road","city":"Ningbo","country":"CN"},\
                "lines":[{"sku":"%s","quantity":%s}]}"""
                .formatted(reference, customer, sku, quantity);
    }
}
