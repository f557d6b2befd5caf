package dev.baton.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.order.PreOrderFact;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the table {@code pre-order-deposit} asks for. */
@BatonTest
class DepositRulesTest {

    private final Decisions decisions;

    @Autowired
    DepositRulesTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @ParameterizedTest
    @CsvSource({
            "DISTRIBUTOR, GOLD, 500, 7, PRE-SHORT, 100",
            "DISTRIBUTOR, GOLD, 500, 8, PRE-GOLD, 20",
            "DISTRIBUTOR, GOLD, 500, 60, PRE-GOLD, 20",
            "DISTRIBUTOR, GOLD, 500, 61, PRE-GOLD-FAR, 10",
            "DISTRIBUTOR, GOLD, 99999.99, 61, PRE-GOLD-FAR, 10",
            "DISTRIBUTOR, GOLD, 100000, 61, PRE-LARGE, 50",
            "DISTRIBUTOR, STANDARD, 500, 0, PRE-SHORT, 100",
            "DISTRIBUTOR, STANDARD, 500, 30, PRE-DISTRIBUTOR, 30",
            "RETAILER, STANDARD, 500, 30, PRE-RETAILER, 30",
            "RETAILER, STANDARD, 500, 7, PRE-SHORT, 100"
    })
    void the_first_row_that_matches_decides(
            String channel,
            String tier,
            BigDecimal amount,
            long days,
            String rule,
            int percent) {
        List<Map<String, Object>> rows = asked(new PreOrderFact(channel, tier, amount, days));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("ruleId", rule).containsEntry("percent", percent);
            assertThat(String.valueOf(row.get("reason"))).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"GROUP_BUY, STANDARD", "GROUP_BUY, GOLD"})
    void what_no_row_is_about_has_no_answer(String channel, String tier) {
        assertThat(asked(new PreOrderFact(channel, tier, new BigDecimal("500"), 30))).isEmpty();
    }

    /** The rules are asked as soon as they are deployed. */
    private List<Map<String, Object>> asked(PreOrderFact fact) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                .until(() -> decisions.evaluate("pre-order-deposit", Map.of("preOrder", fact)), rows -> true);
    }
}
