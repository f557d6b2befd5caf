package dev.baton.product.listing;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.PriceDesk;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.price.PriceListTerms;
import dev.baton.product.price.PriceLists;
import dev.baton.product.price.PriceSource;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ListingsOverHttpTest {

    private final Api integrator;
    private final Api admin;
    private final Api dealer;
    private final Api operator;
    private final Listings listings;
    private final ListingImport files;
    private final SellerPrices sellerPrices;
    private final PriceLists lists;
    private final Products products;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final LocalDate today;

    private CustomerId seller = new CustomerId("unset");
    private CustomerId retailer = new CustomerId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    ListingsOverHttpTest(
            TestRestTemplate http,
            Listings listings,
            ListingImport files,
            SellerPrices sellerPrices,
            PriceLists lists,
            Products products,
            JdbcClient jdbc,
            BeanFactory beans,
            BusinessCalendar calendar,
            Clock clock) {
        this.integrator = new Api(http, "integrator");
        this.admin = new Api(http, "admin");
        this.dealer = new Api(http, "dealer");
        this.operator = new Api(http, "operator");
        this.listings = listings;
        this.files = files;
        this.sellerPrices = sellerPrices;
        this.lists = lists;
        this.products = products;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
        this.today = calendar.today(clock.instant());
    }

    @BeforeEach
    void aDistributorWithARetailer() {
        seller = trade.distributor("0.00");
        retailer = trade.retailer(seller);
        sku = trade.product("100.00");
    }

    @Test
    void a_distributor_lists_a_product_at_its_own_price_and_takes_it_off_again() {
        String key = name("key");
        ResponseEntity<JsonNode> put = put(key, "{\"listed\": true, \"price\": \"120.00\"}");
        assertThat(put.getStatusCode().value()).isEqualTo(200);
        assertThat(put(key, "{\"listed\": true, \"price\": \"120.00\"}").getHeaders().getFirst("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(put(name("key"), "{\"listed\": true, \"price\": \"120.00\"}").getBody()).as("the same once more")
                .isEqualTo(put.getBody());

        assertThat(admin.read("/api/customers/" + seller + "/listings").path("items").path(0))
                .isEqualTo(put.getBody());
        JsonNode price = price("sellerId=" + seller + "&customerId=" + retailer);
        assertThat(price.path("unitPrice").asText()).isEqualTo("120.00");
        assertThat(price.path("channel").asText()).isEqualTo("RETAILER");
        assertThat(price.path("priceSource").toString()).isEqualTo("{\"kind\":\"LISTING\"}");
        assertThat(price.path("reason").asText()).contains(seller.value());
        assertThat(price("channel=RETAILER&customerId=" + retailer).path("unitPrice").asText())
                .as("of the manufacturer").isEqualTo("100.00");

        put(name("key"), "{\"listed\": false, \"price\": null}");
        JsonNode off = price("sellerId=" + seller);
        assertThat(off.path("listed").asBoolean()).isFalse();
        assertThat(off.path("unitPrice").asText()).isEqualTo("100.00");
        assertThat(integrator.read("/api/customers/" + seller + "/listings?listed=true").path("items")).isEmpty();
        assertThat(integrator.readAll("/api/customers/" + seller + "/listings/" + sku + "/versions"))
                .extracting(version -> version.path("version").asLong()).containsExactly(2L, 1L);
    }

    @Test
    void a_product_without_a_listing_has_the_price_of_the_channels_lists_or_the_catalogue() {
        Sku listed = trade.product("50.00");
        Sku hidden = trade.product("60.00");
        Product shown = Objects.requireNonNull(products.find(List.of(hidden)).get(hidden));
        products.put(new Product(hidden, shown.name(), shown.category(), shown.unit(), false, shown.unitPrice(), null,
                null, shown.taxRate()));
        PriceDesk.put(lists, new PriceListTerms(name("list"), "RETAILER", null, null, Trade.CURRENCY, today, null),
                listed,
                money("45.00"), "test");
        PriceDesk.put(listings, seller, hidden, true, money("70.00"), "test");

        Map<Sku, SellerPrice> found =
                sellerPrices.of(seller, List.of(sku, listed, hidden, new Sku(name("SKU"))), today);

        assertThat(found).containsOnlyKeys(sku, listed, hidden);
        assertThat(found.get(sku)).extracting(SellerPrice::amount, SellerPrice::listed, SellerPrice::source)
                .containsExactly(money("100.00"), true, PriceSource.CATALOGUE);
        assertThat(found.get(listed)).extracting(SellerPrice::amount, price -> price.source().kind())
                .containsExactly(money("45.00"), PriceSource.Kind.LIST);
        assertThat(found.get(hidden)).as("what the manufacturer does not list, nobody does")
                .extracting(SellerPrice::amount, SellerPrice::listed).containsExactly(money("70.00"), false);
    }

    @Test
    void a_past_day_is_answered_as_it_was_at_its_end() {
        PriceDesk.put(listings, seller, sku, true, money("120.00"), "test");
        assertThat(Objects.requireNonNull(sellerPrices.of(seller, List.of(sku), today.minusDays(1)).get(sku)).amount())
                .isEqualTo(money("100.00"));
        assertThat(Objects.requireNonNull(sellerPrices.of(seller, List.of(sku), today.plusDays(1)).get(sku)).amount())
                .isEqualTo(money("120.00"));
    }

    @Test
    void faults_are_told_at_once_and_who_may_not_is_refused() {
        assertThat(pointers(put(name("key"), "{\"price\": \"-1.00\"}"))).containsExactly("/listed", "/price");
        assertThat(pointers(put(name("key"), "{\"listed\": true, \"price\": \"1.005\"}"))).containsExactly("/price");
        assertThat(integrator.put(path(seller, sku), "{\"listed\": true}").getStatusCode().value())
                .as("without a key").isEqualTo(400);
        ResponseEntity<JsonNode> noDistributor = integrator.put(path(retailer, sku), name("key"), "{\"listed\": true}");
        assertThat(noDistributor.getStatusCode().value()).isEqualTo(422);
        assertThat(pointers(noDistributor)).containsExactly("/sellerId");
        assertThat(integrator.put(path(seller, new Sku(name("SKU"))), name("key"), "{\"listed\": true}")
                .getStatusCode().value()).isEqualTo(404);
        assertThat(dealer.put(path(seller, sku), name("key"), "{\"listed\": true}").getStatusCode().value())
                .isEqualTo(404);
        assertThat(dealer.get("/api/customers/" + seller + "/listings").getStatusCode().value()).isEqualTo(404);
        assertThat(dealer.get("/api/products/" + sku + "/price?sellerId=" + seller).getStatusCode().value())
                .isEqualTo(403);
        assertThat(operator.put(path(seller, sku), name("key"), "{\"listed\": true}").getStatusCode().value())
                .isEqualTo(403);
        assertThat(integrator.get("/api/products/" + sku + "/price?channel=DISTRIBUTOR&sellerId=" + seller)
                .getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void a_file_lists_many_products_and_who_is_bound_to_a_distributor_lists_its_own_only() {
        JsonNode done = integrator.importing("/api/customers/listings/imports", "sellerId,sku,listed,price\n"
                + seller + "," + sku + ",true,99.00\n"
                + seller + "," + sku + ",true,99.00\n"
                + seller + "," + name("SKU") + ",true,99.00\n"
                + retailer + "," + sku + ",true,\n"
                + seller + "," + sku + ",perhaps,0.001\n");
        assertThat(done.path("accepted").asInt()).isEqualTo(1);
        assertThat(done.path("duplicate").asInt()).isEqualTo(1);
        assertThat(done.path("refusals")).hasSize(3);
        assertThat(listings.get(seller, sku).price()).isEqualTo(money("99.00"));

        ImportRow row = new ImportRow(1, Map.of("sellerId", seller.value(), "sku", sku.value(), "listed", "false"),
                null);
        assertThat(files.accept(List.of(row), bound(trade.distributor("0.00"))))
                .isInstanceOf(ImportOutcome.Refused.class);
        assertThat(files.accept(List.of(row), bound(seller))).isInstanceOf(ImportOutcome.Accepted.class);
    }

    @Test
    void of_changes_at_the_same_time_one_comes_after_the_other_and_all_are_kept() {
        Race.of(8, number -> () -> PriceDesk.put(listings, seller, sku, true, money(number + 1 + ".00"),
                "racer-" + number));

        List<Listing> versions = listings.versions(seller, sku, Limit.of(200), null).items();
        assertThat(versions).extracting(Listing::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 8).map(version -> 9 - version).boxed().toList());
        assertThat(versions.getFirst()).isEqualTo(listings.get(seller, sku));
        assertThat(versions).extracting(Listing::changedBy).doesNotHaveDuplicates();
        for (String breach : List.of("UPDATE seller_listing_version SET price = 1 WHERE seller = ?",
                "DELETE FROM seller_listing_version WHERE seller = ?")) {
            assertThatExceptionOfType(DataAccessException.class).as(breach)
                    .isThrownBy(() -> jdbc.sql(breach).param(seller.value()).update());
        }
    }

    private static Caller bound(CustomerId customer) {
        return new Caller("bound", Set.of(Role.INTEGRATOR), customer.value());
    }

    private JsonNode price(String query) {
        return integrator.read("/api/products/" + sku + "/price?" + query);
    }

    private ResponseEntity<JsonNode> put(String key, String json) {
        return integrator.put(path(seller, sku), key, json);
    }

    private static String path(CustomerId seller, Sku sku) {
        return "/api/customers/" + seller + "/listings/" + sku;
    }

    private static List<String> pointers(ResponseEntity<JsonNode> answer) {
        JsonNode body = answer.getBody();
        return body == null ? List.of() : body.path("errors").findValuesAsText("pointer");
    }
}
