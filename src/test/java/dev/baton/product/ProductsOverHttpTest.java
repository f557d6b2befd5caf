package dev.baton.product;

import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@BatonTest
class ProductsOverHttpTest {

    private static final String HEADER = "sku,name,category,unit,listed,currency,unitPrice,priceFloor,priceCeiling\n";

    private final Api stock;
    private final Products products;

    @Autowired
    ProductsOverHttpTest(TestRestTemplate http, Products products) {
        this.stock = new Api(http, "stock");
        this.products = products;
    }

    @Test
    void a_file_of_products_is_taken_over_and_a_repeated_one_changes_nothing() {
        Sku kettle = new Sku(name("SKU"));
        Sku pan = new Sku(name("SKU"));
        String file = HEADER + kettle + ",Kettle,KITCHEN,PC,true,CNY,129.90,100.00,150\n"
                + pan + ",Pan,KITCHEN,PC,false,CNY,59.00,,\n";

        JsonNode first = stock.importing("/api/products/imports", file);
        JsonNode again = stock.importing("/api/products/imports", file);

        assertThat(first.path("accepted").asInt()).isEqualTo(2);
        assertThat(again.path("accepted").asInt()).isZero();
        assertThat(again.path("duplicate").asInt()).isEqualTo(2);
        JsonNode shown = stock.read("/api/products/" + kettle);
        assertThat(shown.path("unitPrice").isTextual()).isTrue();
        assertThat(shown.path("unitPrice").asText()).isEqualTo("129.90");
        assertThat(shown.path("priceCeiling").asText()).isEqualTo("150.00");
        assertThat(shown.path("listed").asBoolean()).isTrue();
        assertThat(products.find(List.of(pan)).get(pan)).satisfies(
                product -> assertThat(product.taxRate()).isEqualByComparingTo("0.13"));
    }

    @Test
    void a_later_file_changes_a_product() {
        Sku sku = new Sku(name("SKU"));
        stock.importing("/api/products/imports", HEADER + sku + ",Kettle,KITCHEN,PC,true,CNY,129.90,,\n");

        JsonNode changed =
                stock.importing("/api/products/imports", HEADER + sku + ",Kettle,KITCHEN,PC,false,CNY,99.90,,\n");

        assertThat(changed.path("accepted").asInt()).isEqualTo(1);
        assertThat(stock.read("/api/products/" + sku).path("unitPrice").asText()).isEqualTo("99.90");
    }

    @Test
    void a_row_is_refused_with_all_that_is_wrong_with_it() {
        JsonNode done = stock.importing("/api/products/imports",
                HEADER + ",Kettle,KITCHEN,PC,maybe,CNY,12.345,,\n" + name("SKU") + ",Pan,KITCHEN,PC,true,CNY,1,9,8\n");

        assertThat(done.path("refused").asInt()).isEqualTo(2);
        assertThat(done.path("refusals").get(0).path("row").asInt()).isEqualTo(1);
        assertThat(done.path("refusals").get(0).path("reason").asText()).contains("sku", "listed", "unitPrice");
        assertThat(done.path("refusals").get(1).path("reason").asText()).contains("priceFloor");
    }

    @Test
    void products_are_listed_in_pages_listed_ones_or_others() {
        String prefix = name("P");
        StringBuilder file = new StringBuilder(HEADER);
        for (int number = 1; number <= 5; number++) {
            file.append(prefix + "-" + number + ",Pan,KITCHEN,PC," + (number % 2 == 0) + ",CNY,1.00,,\n");
        }
        stock.importing("/api/products/imports", file.toString());

        JsonNode page = stock.read("/api/products?listed=false&limit=1");
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("nextCursor").isTextual()).isTrue();
        JsonNode next = stock.read("/api/products?listed=false&limit=1&cursor=" + page.path("nextCursor").asText());
        assertThat(next.path("items").get(0).path("sku").asText())
                .isGreaterThan(page.path("items").get(0).path("sku").asText());
        assertThat(next.path("items").get(0).path("listed").asBoolean()).isFalse();
        assertThat(stock.get("/api/products?limit=201").getStatusCode().value()).isEqualTo(400);
        assertThat(stock.get("/api/products?cursor=nonsense!").getStatusCode().value()).isEqualTo(400);
        assertThat(stock.get("/api/products/" + prefix).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void a_release_date_is_set_and_taken_back_and_a_file_without_one_leaves_it_alone() {
        Sku sku = new Sku(name("SKU"));
        String row = sku + ",Kettle,KITCHEN,PC,true,CNY,129.90,,";
        stock.importing("/api/products/imports", HEADER + row + "\n");
        assertThat(stock.read("/api/products/" + sku).path("releaseOn").isNull()).isTrue();

        assertThat(stock.put(release(sku), "{\"releaseOn\": \"2199-12-31\"}").getStatusCode().value()).isEqualTo(200);
        assertThat(stock.read("/api/products/" + sku).path("releaseOn").asText()).isEqualTo("2199-12-31");
        stock.importing("/api/products/imports", HEADER + row.replace("129.90", "99.90") + "\n");
        assertThat(stock.read("/api/products/" + sku).path("releaseOn").asText()).isEqualTo("2199-12-31");

        String dated = HEADER.strip() + ",releaseOn\n" + row;
        stock.importing("/api/products/imports", dated + ",2198-06-01\n");
        assertThat(stock.read("/api/products/" + sku).path("releaseOn").asText()).isEqualTo("2198-06-01");
        JsonNode refused = stock.importing("/api/products/imports", dated + ",June\n");
        assertThat(refused.path("refusals").get(0).path("reason").asText()).contains("releaseOn");

        assertThat(stock.put(release(sku), "{\"releaseOn\": null}").getStatusCode().value()).isEqualTo(200);
        assertThat(stock.read("/api/products/" + sku).path("releaseOn").isNull()).isTrue();
    }

    @Test
    void a_release_date_that_is_none_is_refused_where_it_is_wrong() {
        Sku sku = new Sku(name("SKU"));
        stock.importing("/api/products/imports", HEADER + sku + ",Kettle,KITCHEN,PC,true,CNY,129.90,,\n");
        for (String body : List.of("{}", "{\"releaseOn\": 5}", "{\"releaseOn\": \"2026-02-30\"}",
                "{\"releaseOn\": \"+12345-01-01\"}", "{\"releaseOn\": \"\"}")) {
            var answer = stock.put(release(sku), body);
            assertThat(answer.getStatusCode().value()).as(body).isEqualTo(400);
            assertThat(String.valueOf(answer.getBody())).contains("/releaseOn");
        }
        assertThat(stock.put(release(new Sku("none")), "{\"releaseOn\": null}").getStatusCode().value())
                .isEqualTo(404);
    }

    private static String release(Sku sku) {
        return "/api/products/" + sku + "/release";
    }
}
