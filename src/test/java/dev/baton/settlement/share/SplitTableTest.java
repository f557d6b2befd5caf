package dev.baton.settlement.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.engine.RuleRow;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The table {@code settlement-split}, row by row. */
@BatonTest
class SplitTableTest {

    private final Decisions decisions;

    @Autowired
    SplitTableTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @Test
    void each_row_decides_what_it_is_for_and_shares_all_of_it() {
        assertThat(rule("RETAILER", "GOLD", 100)).isEqualTo("SPL-RETAIL-TOP");
        assertThat(rule("RETAILER", "PLATINUM", 90_000)).isEqualTo("SPL-RETAIL-TOP");
        assertThat(rule("RETAILER", "STANDARD", 50_000)).isEqualTo("SPL-RETAIL-LARGE");
        assertThat(rule("RETAILER", "STANDARD", 49_999)).isEqualTo("SPL-RETAIL");
        assertThat(rule("GROUP_BUY", "GOLD", 100)).isEqualTo("SPL-GROUP-TOP");
        assertThat(rule("GROUP_BUY", "STANDARD", 100)).isEqualTo("SPL-GROUP");
    }

    @Test
    void what_distributors_buy_is_not_shared() {
        assertThat(rows("DISTRIBUTOR", "GOLD", 100)).isEmpty();
    }

    private String rule(String channel, String sellerTier, long total) {
        List<Map<String, Object>> rows = rows(channel, sellerTier, total);
        assertThat(rows).hasSize(1);
        SplitTerms terms = SplitTerms.of(new RuleRow(SplitTerms.TABLE, rows.getFirst()));
        assertThat(terms.returnDays()).isEqualTo(channel.equals("GROUP_BUY") ? 7 : 0);
        return terms.rule();
    }

    private List<Map<String, Object>> rows(String channel, String sellerTier, long total) {
        SplitFacts facts = new SplitFacts(channel, "ONLINE", "STD", sellerTier, BigDecimal.valueOf(total));
        return await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                .until(() -> decisions.evaluate(SplitTerms.TABLE, Map.of("split", facts)), answer -> true);
    }
}
