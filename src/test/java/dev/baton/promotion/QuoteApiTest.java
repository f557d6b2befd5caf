package dev.baton.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.order.Placing;
import dev.baton.order.web.Api;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class QuoteApiTest {

    private final Api integrator;
    private final Api analyst;
    private final Placing placing;
    private final JdbcClient jdbc;
    private final Products products;

    @Autowired
    QuoteApiTest(@LocalServerPort int port, BeanFactory beans, JdbcClient jdbc) {
        this.integrator = new Api(port, "integrator");
        this.analyst = new Api(port, "analyst");
        this.placing = new Placing(beans);
        this.jdbc = jdbc;
        this.products = beans.getBean(Products.class);
    }

    @Test
    void a_quote_adds_up_and_takes_nothing() {
        String reference = Placing.name("PO");

        JsonNode quote = quoted(body(reference, "50", ""));

        // below 1,000.00 freight of 60.00 is charged
        assertThat(quote.path("lines").findValuesAsText("sku")).contains("FREIGHT");
        BigDecimal lines = quote.path("lines").findValuesAsText("total").stream().map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(lines).isEqualByComparingTo(quote.path("total").asText());
        assertThat(quote.path("totals").path("total").asText()).isEqualTo(quote.path("total").asText());
        assertThat(quote.has("points")).isTrue();
        assertThat(integrator.get("/api/orders?externalReference=" + reference).body().path("items")).isEmpty();
    }

    @Test
    void a_quote_says_that_it_is_a_pre_order_and_what_its_deposit_would_be() {
        String body = body(Placing.name("PO"), "50", "");
        assertThat(quoted(body).path("preOrder").isNull()).isTrue();

        String sku = body.replaceAll("(?s).*\"sku\":\"([^\"]+)\".*", "$1");
        LocalDate day = LocalDate.parse("2199-12-31");
        products.release(new Sku(sku), day);
        JsonNode quote = quoted(body);
        assertThat(quote.path("preOrder").path("releaseOn").asText()).isEqualTo("2199-12-31");
        BigDecimal total = new BigDecimal(quote.path("total").asText());
        BigDecimal percent = quote.path("preOrder").path("depositPercent").decimalValue();
        assertThat(new BigDecimal(quote.path("preOrder").path("deposit").asText()))
                .isEqualByComparingTo(total.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP));
        assertThat(quote.path("preOrder").path("rule").asText()).startsWith("PRE-");
    }

    @Test
    void a_quote_is_judged_like_an_order() {
        assertThat(integrator.post("/api/orders/quote", "{}").status()).isEqualTo(400);
        assertThat(integrator.post("/api/orders/quote", body(Placing.name("PO"), "50", "\"NO-SUCH\"")).status())
                .isEqualTo(422);
    }

    @Test
    void a_coupon_is_taken_while_it_is_valid() {
        String valid = Placing.name("CPN").toUpperCase(Locale.ROOT);
        String expired = valid + "X";
        String file = "code,name,validFrom,validTo\n%s,Spring,2020-01-01,2199-12-31\n%s,Past,,2020-01-31\n,Nameless,,\n"
                .formatted(
                        valid, expired);

        Api.Answer answer = analyst.send("/api/policies/coupons/imports", "text/csv", file);

        assertThat(answer.status()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("SELECT count(*) FROM coupon WHERE code IN (?, ?)")
                        .params(valid, expired)
                        .query(Integer.class)
                        .single() == 2);
        assertThat(quoted(body(Placing.name("PO"), "50", "\"" + valid + "\"")).path("total").asText()).isNotEmpty();
        assertThat(
                integrator.post("/api/orders/quote", body(Placing.name("PO"), "50", "\"" + expired + "\"")).pointers())
                .containsExactly("/couponCodes/0");
    }

    @Test
    void the_policies_in_force_are_those_of_the_table() {
        JsonNode policies = analyst.get("/api/policies").body().path("items");

        assertThat(policies).isNotEmpty().allSatisfy(policy -> {
            assertThat(policy.path("id").asText()).doesNotContain("\"").isNotEmpty();
            assertThat(policy.path("reason").asText()).isNotEmpty();
            assertThat(PolicyKind.values()).extracting(PolicyKind::name).contains(policy.path("kind").asText());
            assertThat(policy.path("value").asText()).isNotEmpty();
        });
    }

    /** The rules are asked as soon as they are deployed. */
    private JsonNode quoted(String body) {
        Api.Answer answer = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> integrator.post("/api/orders/quote", body), found -> found.status() != 503);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private String body(String reference, String quantity, String coupons) {
        return """
                {"channel":"DISTRIBUTOR","externalReference":"%s","customerId":"%s","currency":"CNY","couponCodes":[%s],
                 "payment":{"method":"PREPAID"},
                 "shipTo":{"name":"Lin Wei","line1":"1 Harbour Road","city":"Ningbo","country":"CN"},
                 "lines":[{"sku":"%s","quantity":%s}]}"""
                .formatted(reference, placing.distributor(), coupons, placing.product("PAN", "3.33"), quantity);
    }
}
