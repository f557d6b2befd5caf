package dev.baton.allocation.distribution;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** About which distributors the rules are asked, and what they are told. */
@BatonTest
class SellerSearchTest {

    private final Distribution distribution;
    private final OfferAnswers answers;
    private final DistributionProperties properties;
    private final Trade trade;

    private Sku sku = new Sku("unset");
    private CustomerId home = new CustomerId("unset");
    private CustomerId buyer = new CustomerId("unset");

    @Autowired
    SellerSearchTest(
            Distribution distribution,
            OfferAnswers answers,
            DistributionProperties properties,
            BeanFactory beans) {
        this.distribution = distribution;
        this.answers = answers;
        this.properties = properties;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void sell() {
        sku = trade.product("10.00");
        home = trade.distributor("0.00", null, "NORTH");
        buyer = trade.retailer(home);
    }

    @Test
    void the_own_distributor_comes_first_then_the_region_by_stock_and_no_more_than_are_considered() {
        CustomerId whole = with(10, "EAST");
        CustomerId half = with(5, "EAST");
        CustomerId far = with(10, "FAR-AWAY");
        for (int more = 0; more < properties.considered(); more++) {
            trade.distributor("0.00");
        }
        List<SellerFacts> found = found();
        assertThat(found).hasSize(properties.considered());
        assertThat(found).extracting(SellerFacts::sellerId)
                .startsWith(home.value(), whole.value(), half.value())
                .doesNotContain(far.value());
        assertThat(found.get(0)).isEqualTo(facts(home, true, false, false, 0));
        assertThat(found.get(1)).isEqualTo(facts(whole, false, true, true, 100));
        assertThat(found.get(2)).isEqualTo(facts(half, false, true, false, 50));
    }

    private CustomerId with(long quantity, String region) {
        CustomerId seller = trade.distributor("0.00", null, region);
        trade.receive(new LocationId("W-" + seller), line(sku, quantity));
        return seller;
    }

    private List<SellerFacts> found() {
        return distribution.gather(trade.approved(buyer, line(sku, 10)), 1).sellers();
    }

    private static SellerFacts facts(CustomerId seller, boolean home, boolean sameRegion, boolean covered, int cover) {
        return new SellerFacts(seller.value(), "RETAILER", home, sameRegion, "GOLD", true, covered, cover, 100, 0);
    }

    @Test
    void few_offers_say_nothing_of_a_distributors_service() {
        for (int answered = 1; answered < properties.serviceSample(); answered++) {
            answer(false);
            assertThat(scoreOfHome()).as("after %s", answered).isEqualTo(100);
        }
        answer(false);
        assertThat(scoreOfHome()).isZero();
        answer(true);
        assertThat(scoreOfHome()).isEqualTo(100 / (properties.serviceSample() + 1));
    }

    private int scoreOfHome() {
        return found().getFirst().serviceScore();
    }

    private void answer(boolean accept) {
        OrderId order = trade.approved(buyer, line(sku, 1));
        distribution.rank(order, 1, 1, "order-distribution", List.of(facts(home, true, false, false, 0)),
                List.of(List.of(new RuleRow("order-distribution",
                        Map.of("ruleId", "TEST", "reason", "For a test", "eligible", true, "points", 1)))));
        answers.answer(distribution.offer(order, 1, 1).orElseThrow().id(), accept, null,
                new Caller("staff", Set.of(Role.INTEGRATOR), home.value()));
    }
}
