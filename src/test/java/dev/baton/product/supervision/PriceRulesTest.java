package dev.baton.product.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.money.Money;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class PriceRulesTest {

    private final Decisions decisions;

    @Autowired
    PriceRulesTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @ParameterizedTest
    @CsvSource({
            "LISTING, 30, 0, GOLD, 9999, PSV-FAR-BELOW, REFUSE",
            "PRICE_LIST, 0, 50, '', 10, PSV-FAR-ABOVE, REFUSE",
            "LISTING, 29.99, 0, GOLD, 9999, PSV-DEEP, REVIEW",
            "LISTING, 15, 0, GOLD, 9999, PSV-DEEP, REVIEW",
            "LISTING, 14.99, 0, GOLD, 9999, PSV-USUAL, REVIEW",
            "PRICE_LIST, 5, 0, GOLD, 31, PSV-CAMPAIGN, ACCEPT",
            "PRICE_LIST, 5.01, 0, GOLD, 31, PSV-USUAL, REVIEW",
            "PRICE_LIST, 5, 0, GOLD, 32, PSV-USUAL, REVIEW",
            "PRICE_LIST, 0, 2, GOLD, 9, PSV-USUAL, REVIEW",
            "LISTING, 0, 3, GOLD, 9999, PSV-TRUSTED, ACCEPT",
            "LISTING, 0, 3.01, GOLD, 9999, PSV-USUAL, REVIEW",
            "LISTING, 0, 3, SILVER, 9999, PSV-USUAL, REVIEW",
            "LISTING, 0, 49.99, GOLD, 9999, PSV-USUAL, REVIEW"
    })
    void the_first_row_that_matches_decides(
            String kind,
            BigDecimal below,
            BigDecimal above,
            String tier,
            long days,
            String rule,
            PriceRuling.Outcome outcome) {
        PriceRuling ruling = asked(new PriceFacts(kind, below, above, tier, "RETAILER", days));

        assertThat(ruling.rule()).isEqualTo(rule);
        assertThat(ruling.outcome()).isEqualTo(outcome);
        assertThat(ruling.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "80.00, 120.00, 80.00,  0,     0",
            "80.00, 120.00, 79.99,  0.02,  0",
            "80.00, 120.00, 60.00,  25,    0",
            "80.00, 120.00, 120.01, 0,     0.01",
            "-,     120.00, 1.00,   0,     0",
            "80.00, -,      1000,   0,     0",
            "0.00,  0.00,   5.00,   0,     100"})
    void how_far_a_price_is_from_its_band_is_rounded_up(
            @Nullable String floor,
            @Nullable String ceiling,
            String price,
            BigDecimal below,
            BigDecimal above) {
        Product product = new Product(new Sku("SKU"), "Kettle", "KITCHEN", "PC", true, Trade.money("100.00"),
                money(floor), money(ceiling), Product.USUAL_TAX_RATE);

        PriceFacts facts = PriceFacts.of("LISTING", product, Trade.money(price), null, null, 100_000);

        assertThat(facts.belowFloorPercent()).isEqualByComparingTo(below);
        assertThat(facts.aboveCeilingPercent()).isEqualByComparingTo(above);
        assertThat(facts.validDays()).isEqualTo(PriceFacts.NO_END);
    }

    private static @Nullable Money money(@Nullable String major) {
        return major == null ? null : Trade.money(major);
    }

    /** The rules are asked as soon as they are deployed. */
    private PriceRuling asked(PriceFacts facts) {
        Decided decided = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                .until(() -> decisions.decide(PriceRuling.TABLE, Map.of("price", facts)), answer -> true);
        return PriceRuling.of(decided);
    }
}
