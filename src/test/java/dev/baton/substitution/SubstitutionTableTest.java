package dev.baton.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.RuleRow;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the table says about the sample products, as the engine evaluates it. */
@BatonTest
class SubstitutionTableTest {

    private final Decisions decisions;

    @Autowired
    SubstitutionTableTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @Test
    void candidates_come_in_the_order_of_their_priority() {
        assertThat(candidates("WM-120", "LAUNDRY", "STANDARD", "3299.00")).extracting(Candidate::rule)
                .containsExactly("SUB-WM-STEAM", "SUB-WM-PLAIN");
        assertThat(candidates("AC-26", "CLIMATE", "STANDARD", "2199.00")).singleElement().satisfies(candidate -> {
            assertThat(candidate.sku()).isEqualTo(new Sku("AC-35"));
            assertThat(candidate.ratio()).isEqualByComparingTo("1");
            assertThat(candidate.share()).isEqualTo(Candidate.Share.SHORT);
        });
    }

    @Test
    void two_small_ones_may_come_in_place_of_a_large_one() {
        assertThat(candidates("FZ-200", "REFRIGERATION", "STANDARD", "1399.00")).singleElement()
                .satisfies(candidate -> assertThat(candidate.ratio()).isEqualByComparingTo("2"));
    }

    @Test
    void some_substitutes_are_for_some_customers_or_prices_only() {
        assertThat(candidates("RF-450", "REFRIGERATION", "GOLD", "4299.00")).hasSize(1);
        assertThat(candidates("RF-450", "REFRIGERATION", "SILVER", "4299.00")).isEmpty();
        assertThat(candidates("RC-050", "COOKING", "SILVER", "599.00")).hasSize(1);
        assertThat(candidates("RC-050", "COOKING", "SILVER", "700.00")).isEmpty();
        assertThat(candidates("KT-017", "COOKING", "GOLD", "99.00")).isEmpty();
    }

    private List<Candidate> candidates(String sku, String category, String tier, String price) {
        ShortLine line = new ShortLine(1, new Sku(sku), category, "DISTRIBUTOR", tier, BigDecimal.TEN,
                new BigDecimal(price));
        return Candidate
                .of(ShortStock.asking(() -> decisions.evaluate("substitution", Map.of("shortLine", line))).stream()
                        .map(row -> new RuleRow("substitution", row))
                        .toList());
    }
}
