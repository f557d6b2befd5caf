package dev.baton.allocation.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.RuleRow;
import dev.baton.testing.BatonTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tables say of a distributor that could sell an order, and how they rank several. */
@BatonTest
class SellerRulesTest {

    /** The customer's own, with all that is wanted and little to do. */
    private static final SellerFacts HOME = new SellerFacts("D-HOME", "RETAILER", true, true, "SILVER", true, true, 100,
            100, 3);

    private final Decisions decisions;

    @Autowired
    SellerRulesTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @Test
    void the_own_distributor_is_asked_first_even_if_it_has_nothing() {
        SellerFacts empty = new SellerFacts("D-HOME", "RETAILER", true, true, "SILVER", true, false, 0, 10, 80);
        SellerFacts full = new SellerFacts("D-NEAR", "RETAILER", false, true, "GOLD", true, true, 100, 100, 0);
        assertThat(ranked("order-distribution", full, empty)).containsExactly("D-HOME", "D-NEAR");
    }

    @Test
    void a_neighbour_with_stock_comes_before_one_with_less_and_strangers_last() {
        SellerFacts half = new SellerFacts("D-HALF", "RETAILER", false, true, "GOLD", true, false, 50, 100, 0);
        SellerFacts near = new SellerFacts("D-NEAR", "RETAILER", false, true, "GOLD", true, true, 100, 100, 0);
        SellerFacts far = new SellerFacts("D-FAR", "RETAILER", false, false, "GOLD", true, true, 100, 100, 0);
        SellerFacts busy = new SellerFacts("D-BUSY", "RETAILER", false, true, "GOLD", true, true, 100, 100, 50);
        assertThat(ranked("order-distribution", far, half, busy, near, HOME))
                .containsExactly("D-HOME", "D-NEAR", "D-BUSY", "D-HALF", "D-FAR");
    }

    @Test
    void who_does_not_list_has_nothing_or_hardly_ever_answers_is_not_asked() {
        SellerFacts unlisted = new SellerFacts("D-A", "RETAILER", true, true, "GOLD", false, true, 100, 100, 0);
        SellerFacts empty = new SellerFacts("D-B", "RETAILER", false, true, "GOLD", true, false, 0, 100, 0);
        SellerFacts silent = new SellerFacts("D-C", "RETAILER", false, true, "GOLD", true, true, 100, 29, 0);
        assertThat(ranking("order-distribution", unlisted, empty, silent))
                .allSatisfy(seller -> assertThat(seller.isEligible()).isFalse())
                .flatExtracting(RatedSeller::reasons).extracting(RatedSeller.Reason::rule)
                .contains("OD-UNLISTED", "OD-STRANGER-EMPTY", "OD-SERVICE-POOR");
    }

    @Test
    void a_group_buy_order_goes_to_who_has_it_and_then_to_who_is_near() {
        SellerFacts far = new SellerFacts("D-FAR", "GROUP_BUY", false, false, "BRONZE", true, true, 100, 100, 0);
        SellerFacts near = new SellerFacts("D-NEAR", "GROUP_BUY", false, true, "BRONZE", true, true, 100, 100, 0);
        SellerFacts empty = new SellerFacts("D-EMPTY", "GROUP_BUY", false, true, "GOLD", true, false, 0, 100, 0);
        SellerFacts part = new SellerFacts("D-PART", "GROUP_BUY", false, true, "BRONZE", true, false, 30, 59, 50);
        SellerFacts poor = new SellerFacts("D-POOR", "GROUP_BUY", false, true, "GOLD", true, true, 100, 0, 0);
        SellerFacts unlisted = new SellerFacts("D-NOT", "GROUP_BUY", false, true, "GOLD", false, true, 100, 100, 0);
        assertThat(ranked("group-buy-allocation", part, empty, far, near, poor, unlisted))
                .containsExactly("D-NEAR", "D-FAR", "D-EMPTY", "D-PART");
    }

    @Test
    void silence_of_the_rules_is_no_permission() {
        assertThat(Ranking.of(List.of(HOME), List.of(List.of()))).singleElement()
                .satisfies(seller -> {
                    assertThat(seller.isEligible()).isFalse();
                    assertThat(seller.reasons()).containsExactly(Ranking.NO_RULE);
                });
    }

    @Test
    void of_as_many_points_more_stock_comes_first_then_fewer_orders() {
        SellerFacts more = new SellerFacts("D-C", "RETAILER", false, true, "GOLD", true, false, 70, 100, 9);
        SellerFacts fewer = new SellerFacts("D-B", "RETAILER", false, true, "GOLD", true, false, 60, 100, 1);
        SellerFacts many = new SellerFacts("D-A", "RETAILER", false, true, "GOLD", true, false, 60, 100, 2);
        assertThat(ranked("order-distribution", many, fewer, more)).containsExactly("D-C", "D-B", "D-A");
    }

    private List<String> ranked(String table, SellerFacts... sellers) {
        return ranking(table, sellers).stream().filter(RatedSeller::isEligible)
                .map(seller -> seller.seller().value())
                .toList();
    }

    private List<RatedSeller> ranking(String table, SellerFacts... sellers) {
        List<SellerFacts> all = List.of(sellers);
        return Ranking.of(all, all.stream().map(seller -> rows(table, seller)).toList());
    }

    private List<RuleRow> rows(String table, SellerFacts seller) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("home", seller.home());
        facts.put("sameRegion", seller.sameRegion());
        facts.put("listed", seller.listed());
        facts.put("covered", seller.covered());
        facts.put("stockCover", seller.stockCover());
        facts.put("serviceScore", seller.serviceScore());
        facts.put("openOrders", seller.openOrders());
        facts.put("tier", seller.tier());
        return decisions.evaluate(table, Map.of("seller", facts)).stream().map(row -> new RuleRow(table, row)).toList();
    }
}
