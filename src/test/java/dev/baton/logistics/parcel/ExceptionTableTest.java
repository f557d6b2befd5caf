package dev.baton.logistics.parcel;

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

/** The table {@code shipment-exception}, row by row. */
@BatonTest
class ExceptionTableTest {

    private final Decisions decisions;

    @Autowired
    ExceptionTableTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @Test
    void each_row_decides_what_it_is_for() {
        assertThat(rule("LOST", "RETAILER", 100, 1, true, true, 2)).isEqualTo("SHX-AGAIN MANUAL true");
        assertThat(rule("LOST", "RETAILER", 50_000, 1, true, true, 1)).isEqualTo("SHX-VALUABLE MANUAL true");
        assertThat(rule("DAMAGED", "RETAILER", 199, 1, true, true, 1)).isEqualTo("SHX-SCRATCHED CLAIM_ONLY true");
        assertThat(rule("RETURNED_TO_SENDER", "RETAILER", 500, 1, true, true, 1))
                .isEqualTo("SHX-SENT-BACK MANUAL false");
        assertThat(rule("REFUSED", "GROUP_BUY", 500, 1, true, true, 1)).isEqualTo("SHX-SENT-BACK MANUAL false");
        assertThat(rule("EXPIRED", "RETAILER", 500, 29, true, true, 1)).isEqualTo("SHX-EXPIRED-SOON MANUAL false");
        assertThat(rule("LOST", "DISTRIBUTOR", 499, 1, false, false, 1)).isEqualTo("SHX-SAP-SMALL REFUND true");
        assertThat(rule("LOST", "DISTRIBUTOR", 500, 1, false, false, 1)).isEqualTo("SHX-SAP MANUAL true");
        assertThat(rule("LOST", "GROUP_BUY", 500, 1, false, true, 1)).isEqualTo("SHX-CONSUMER-NO-STOCK REFUND true");
        assertThat(rule("LOST", "GROUP_BUY", 500, 1, true, true, 1)).isEqualTo("SHX-SEND-AGAIN RESHIP true");
        assertThat(rule("EXPIRED", "RETAILER", 500, 30, false, true, 1)).isEqualTo("SHX-SEND-AGAIN RESHIP true");
    }

    @Test
    void what_no_row_knows_is_left_to_people() {
        assertThat(rows("MELTED", "RETAILER", 100, 1, true, true, 1)).isEmpty();
    }

    private String rule(
            String kind,
            String channel,
            long value,
            long days,
            boolean stock,
            boolean reshippable,
            int shipments) {
        List<Map<String, Object>> rows = rows(kind, channel, value, days, stock, reshippable, shipments);
        assertThat(rows).hasSize(1);
        RuleRow row = new RuleRow("shipment-exception", rows.getFirst());
        assertThat(row.text("reason")).isNotBlank();
        assertThat(row.text("group")).isEqualTo("operators");
        assertThat(row.wholeNumber("dueHours")).isPositive();
        return row.text("ruleId") + " " + row.constant("outcome", ExceptionOutcome.class) + " " + row.flag("claim");
    }

    private List<Map<String, Object>> rows(
            String kind,
            String channel,
            long value,
            long days,
            boolean stock,
            boolean reshippable,
            int shipments) {
        ExceptionFacts facts = new ExceptionFacts(kind, channel, BigDecimal.valueOf(value), days, stock, reshippable,
                reshippable ? "SELLER" : "MANUFACTURER", shipments);
        return await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                .until(() -> decisions.evaluate("shipment-exception", Map.of("shipmentException", facts)),
                        answer -> true);
    }
}
