package dev.baton.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

@BatonTest
class CategoriesAndSpecificationsTest {

    private final Products products;
    private final Trade trade;
    private final Api stock;
    private final Api analyst;

    @Autowired
    CategoriesAndSpecificationsTest(Products products, BeanFactory beans, TestRestTemplate http) {
        this.products = products;
        this.trade = new Trade(beans);
        this.stock = new Api(http, "stock");
        this.analyst = new Api(http, "analyst");
    }

    @Test
    void a_product_is_shown_with_the_name_of_its_category_and_what_it_is_like_in_that_order() {
        String sku = trade.product("10.00").value();
        assertThat(stock.read("/api/products/" + sku).path("specifications")).isEmpty();

        JsonNode specified = done(specify(sku, "{\"specifications\": {\"Volume\": \"1.7 l\", \"Colour\": \" red \"}}"));
        assertThat(specified.path("specifications")).hasToString("{\"Volume\":\"1.7 l\",\"Colour\":\"red\"}");
        assertThat(stock.read("/api/products/" + sku)).isEqualTo(specified);
        assertThat(specified.path("category").asText()).isEqualTo("KITCHEN");
        assertThat(specified.path("categoryName").asText()).isNotBlank();

        assertThat(done(specify(sku, "{\"specifications\": {\"Colour\": \"blue\"}}")).path("specifications"))
                .hasToString("{\"Colour\":\"blue\"}");
        assertThat(done(specify(sku, "{\"specifications\": {}}")).path("specifications")).isEmpty();
    }

    @Test
    void all_faults_of_specifications_are_told_at_once() {
        String sku = trade.product("10.00").value();
        ResponseEntity<JsonNode> faulty =
                specify(sku, "{\"specifications\": {\" a\": \"x\", \"b/c\": \"\", \"d\": null, \"e\": \"\\u0000\"}}");
        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(Objects.requireNonNull(faulty.getBody()).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/specifications/ a", "/specifications/b~1c", "/specifications/d",
                        "/specifications/e");
        assertThat(specify(sku, "{}").getStatusCode().value()).isEqualTo(400);
        assertThat(specify(sku, "{\"specifications\": {}, \"more\": 1}").getStatusCode().value()).isEqualTo(400);
        assertThat(specify(Trade.name("NONE"), "{\"specifications\": {}}").getStatusCode().value()).isEqualTo(404);
        assertThat(analyst.put("/api/products/" + sku + "/specifications", "{\"specifications\": {}}").getStatusCode()
                .value()).isEqualTo(403);
    }

    @Test
    void a_category_that_a_product_names_first_is_there_and_is_named_later() {
        String code = Trade.name("C");
        Sku sku = new Sku(Trade.name("SKU"));
        products.put(new Product(sku, "Pan", code, "PC", true, Trade.money("10.00"), null, null,
                Product.USUAL_TAX_RATE));
        assertThat(stock.read("/api/products/" + sku).path("categoryName").asText()).isEqualTo(code);

        String above = Trade.name("C");
        done(category(above, "{\"name\": \"Household\"}"));
        JsonNode named = done(category(code, "{\"name\": \"Pans\", \"parent\": \"%s\"}".formatted(above)));
        assertThat(named.path("parent").asText()).isEqualTo(above);
        assertThat(stock.read("/api/products/" + sku).path("categoryName").asText()).isEqualTo("Pans");
        assertThat(analyst.readAll("/api/products/categories")).contains(named);
    }

    @Test
    void no_category_is_above_itself() {
        String top = Trade.name("C");
        String middle = Trade.name("C");
        String bottom = Trade.name("C");
        done(category(top, "{\"name\": \"Top\"}"));
        done(category(middle, "{\"name\": \"Middle\", \"parent\": \"%s\"}".formatted(top)));
        done(category(bottom, "{\"name\": \"Bottom\", \"parent\": \"%s\"}".formatted(middle)));
        assertThat(category(top, "{\"name\": \"Top\", \"parent\": \"%s\"}".formatted(bottom)).getStatusCode().value())
                .isEqualTo(422);
        assertThat(category(top, "{\"name\": \"Top\", \"parent\": \"%s\"}".formatted(top)).getStatusCode().value())
                .isEqualTo(422);
        assertThat(category(top, "{\"name\": \"Top\", \"parent\": \"%s\"}".formatted(Trade.name("NONE")))
                .getStatusCode().value()).isEqualTo(422);
        ResponseEntity<JsonNode> faulty = category(top, "{\"name\": \" \", \"parent\": \"\"}");
        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(Objects.requireNonNull(faulty.getBody()).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/name", "/parent");
    }

    private ResponseEntity<JsonNode> specify(String sku, String json) {
        return stock.put("/api/products/" + sku + "/specifications", json);
    }

    private ResponseEntity<JsonNode> category(String code, String json) {
        return stock.put("/api/products/categories/" + code, json);
    }

    private static JsonNode done(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return Objects.requireNonNull(answer.getBody());
    }
}
