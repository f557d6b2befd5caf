package dev.baton.product.listing;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.security.Caller;
import dev.baton.product.PriceDesk;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.supervision.PriceProposal;
import dev.baton.product.supervision.PriceProposals;
import dev.baton.product.supervision.ProposalState;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** Prices of a product whose band is from 80.00 to 120.00, as they are sent. */
@BatonTest
class ListingReviewOverHttpTest {

    private final Api integrator;
    private final Api dealer;
    private final Api analyst;
    private final Listings listings;
    private final Products products;
    private final PriceProposals proposals;
    private final Trade trade;

    private CustomerId seller = new CustomerId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    ListingReviewOverHttpTest(
            TestRestTemplate http,
            Listings listings,
            Products products,
            PriceProposals proposals,
            BeanFactory beans) {
        this.integrator = new Api(http, "integrator");
        this.dealer = new Api(http, "dealer");
        this.analyst = new Api(http, "analyst");
        this.listings = listings;
        this.products = products;
        this.proposals = proposals;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aProductWithABand() {
        seller = trade.distributor("0.00");
        sku = trade.product("100.00");
        Product plain = Objects.requireNonNull(products.find(List.of(sku)).get(sku));
        products.put(new Product(sku, plain.name(), plain.category(), plain.unit(), true, plain.unitPrice(),
                money("80.00"), money("120.00"), plain.taxRate()));
    }

    @Test
    void a_price_that_waits_is_answered_with_202_and_where_it_is_read() {
        put(name("key"), "110.00");
        String key = name("key");
        ResponseEntity<JsonNode> waits = await().atMost(Duration.ofSeconds(60))
                .until(() -> put(key, "130.00"), answer -> answer.getStatusCode().value() != 503);

        assertThat(waits.getStatusCode().value()).isEqualTo(202);
        String location = String.valueOf(Objects.requireNonNull(waits.getHeaders().getLocation()).getPath());
        assertThat(integrator.read(location)).isEqualTo(waits.getBody());
        assertThat(integrator.read(location).path("state").asText()).isEqualTo("PROPOSED");
        assertThat(integrator.read(location).path("rule").asText()).isEqualTo("PSV-USUAL");
        assertThat(put(key, "130.00").getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(dealer.get(location).getStatusCode().value()).isEqualTo(404);
        assertThat(integrator.read("/api/customers/" + seller + "/listings").at("/items/0/price").asText())
                .as("what was in force").isEqualTo("110.00");
    }

    @Test
    void a_price_that_is_refused_is_told_the_rule_and_the_rows_of_a_file_likewise() {
        ResponseEntity<JsonNode> refused = await().atMost(Duration.ofSeconds(60))
                .until(() -> put(name("key"), "10.00"), answer -> answer.getStatusCode().value() != 503);
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("/price", "PSV-FAR-BELOW");

        JsonNode done = integrator.importing("/api/customers/listings/imports", "sellerId,sku,listed,price\n"
                + seller + "," + sku + ",true,10.00\n"
                + seller + "," + sku + ",true,70.00\n"
                + seller + "," + sku + ",true,70.00\n");
        assertThat(done.path("refusals").toString()).contains("PSV-FAR-BELOW");
        assertThat(done.path("accepted").asInt()).isEqualTo(1);
        assertThat(done.path("duplicate").asInt()).as("it waits already").isEqualTo(1);
        assertThat(analyst.readAll("/api/decisions/" + seller + ":" + sku)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void of_prices_that_come_at_the_same_time_one_waits_and_the_others_gave_way() {
        await().atMost(Duration.ofSeconds(60)).until(() -> put(name("key"), "10.00").getStatusCode().value() == 422);

        Race.of(6, number -> () -> PriceDesk.put(listings, seller, sku, true, money(130 + number + ".00"), "racer"));

        List<PriceProposal> all = proposals.list(null, new Caller("bound", Set.of(), seller.value()), Limit.of(200),
                null).items();
        assertThat(all).hasSize(6);
        assertThat(all).extracting(PriceProposal::state).containsOnlyOnce(ProposalState.PROPOSED)
                .containsOnly(ProposalState.PROPOSED, ProposalState.SUPERSEDED);
    }

    private ResponseEntity<JsonNode> put(String key, String price) {
        return integrator.put("/api/customers/" + seller + "/listings/" + sku, key, """
                {"listed": true, "price": "%s"}""".formatted(price));
    }
}
