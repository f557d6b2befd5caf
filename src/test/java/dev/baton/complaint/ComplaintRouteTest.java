package dev.baton.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.testing.BatonTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The table {@code complaint-route}, row by row. */
@BatonTest
class ComplaintRouteTest {

    private final Decisions decisions;

    @Autowired
    ComplaintRouteTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @Test
    void each_row_decides_what_it_is_for() {
        assertThat(rule("OTHER", 100, "STANDARD", "DISTRIBUTOR", "APPROVED", -1, 2)).isEqualTo("CRT-REOPENED");
        assertThat(rule("QUALITY", 50_000, "STANDARD", "DISTRIBUTOR", "COMPLETED", 30, 1)).isEqualTo("CRT-LARGE-FAULT");
        assertThat(rule("DELIVERY", 100, "GOLD", "DISTRIBUTOR", "SHIPPED", -1, 0)).isEqualTo("CRT-GOLD-DELIVERY");
        assertThat(rule("DELIVERY", 100, "STANDARD", "DISTRIBUTOR", "DELIVERED", 0, 0)).isEqualTo("CRT-NEVER-CAME");
        assertThat(rule("DELIVERY", 100, "STANDARD", "DISTRIBUTOR", "SHIPPED", -1, 0)).isEqualTo("CRT-DELIVERY");
        assertThat(rule("DAMAGED_GOODS", 100, "STANDARD", "DISTRIBUTOR", "COMPLETED", 7, 0))
                .isEqualTo("CRT-FRESH-FAULT");
        assertThat(rule("DAMAGED_GOODS", 100, "STANDARD", "DISTRIBUTOR", "COMPLETED", 8, 0)).isEqualTo("CRT-GOODS");
        assertThat(rule("WRONG_GOODS", 100, "STANDARD", "DISTRIBUTOR", "SHIPPED", -1, 0)).as("not delivered yet")
                .isEqualTo("CRT-GOODS");
        assertThat(rule("INVOICE", 100, "GOLD", "DISTRIBUTOR", "COMPLETED", 30, 0)).isEqualTo("CRT-INVOICE");
        assertThat(rule("OTHER", 100, "GOLD", "DISTRIBUTOR", "COMPLETED", 30, 0)).isEqualTo("CRT-GOLD");
        assertThat(rule("OTHER", 100, "STANDARD", "GROUP_BUY", "COMPLETED", 30, 0)).isEqualTo("CRT-GROUP-BUY");
        assertThat(rule("OTHER", 100, "STANDARD", "DISTRIBUTOR", "CANCELLED", -1, 1)).isEqualTo("CRT-USUAL");
    }

    private String rule(
            String category,
            long total,
            String tier,
            String channel,
            String status,
            long days,
            int reopened) {
        ComplaintFacts facts = new ComplaintFacts(category, BigDecimal.valueOf(total), tier, channel, status, days,
                reopened);
        List<Map<String, Object>> rows = await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                .until(() -> decisions.evaluate("complaint-route", Map.of("complaint", facts)), answer -> true);
        assertThat(rows).hasSize(1);
        return String.valueOf(rows.getFirst().get("ruleId"));
    }
}
