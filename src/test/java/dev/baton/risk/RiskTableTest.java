package dev.baton.risk;

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

/** The table {@code risk}, row by row. */
@BatonTest
class RiskTableTest {

    private static final String DISTRIBUTOR = "DISTRIBUTOR";
    private static final String CONSUMER = "GROUP_BUY";

    private final Decisions decisions;

    @Autowired
    RiskTableTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @Test
    void a_plain_order_matches_the_row_that_always_matches() {
        RiskRuling ruling = ruling(facts(DISTRIBUTOR, false, 100, 3_000, "1.2", 1, 0, 0, 1, false));
        assertThat(ruling).isEqualTo(new RiskRuling(RiskOutcome.PASS, 0, List.of()));
    }

    @Test
    void a_new_customer_alone_gets_points_only() {
        RiskRuling ruling = ruling(facts(DISTRIBUTOR, true, 0, 45_000, "0", 1, 0, 0, 1, true));
        assertThat(ruling.outcome()).isEqualTo(RiskOutcome.PASS);
        assertThat(ruling.score()).isEqualTo(30);
        assertThat(rules(ruling)).containsExactly("RSK-FIRST-ORDER", "RSK-JUST-REGISTERED", "RSK-ELSEWHERE");
        assertThat(ruling(facts(CONSUMER, true, 0, 19_999, "0", 1, 0, 0, 1, false)).outcome())
                .isEqualTo(RiskOutcome.PASS);
    }

    @Test
    void a_large_first_order_is_reviewed() {
        assertThat(strictest(facts(CONSUMER, true, 8, 20_000, "0", 1, 0, 0, 1, false)))
                .containsExactly("REVIEW", "RSK-FIRST-AND-LARGE");
        assertThat(strictest(facts(DISTRIBUTOR, true, 8, 1_000_000, "0", 1, 0, 0, 1, false)))
                .containsExactly("REVIEW", "RSK-FIRST-AND-HUGE");
        assertThat(strictest(facts(CONSUMER, true, 8, 10, "0", 1, 0, 0, 1, true)))
                .containsExactly("REVIEW", "RSK-FIRST-AND-ELSEWHERE");
    }

    @Test
    void an_amount_out_of_proportion_is_reviewed_and_a_wild_one_held() {
        assertThat(strictest(facts(DISTRIBUTOR, false, 100, 20_000, "5", 1, 0, 0, 1, false)))
                .containsExactly("REVIEW", "RSK-UNUSUAL-AMOUNT");
        assertThat(strictest(facts(DISTRIBUTOR, false, 100, 50_000, "20", 1, 0, 0, 1, false)))
                .containsExactly("HOLD", "RSK-EXTREME-AMOUNT");
        assertThat(strictest(facts(DISTRIBUTOR, false, 100, 19_999, "30", 1, 0, 0, 1, false)))
                .as("little money").first().isEqualTo("PASS");
        assertThat(strictest(facts(DISTRIBUTOR, false, 100, 20_000, "4.99", 1, 0, 0, 1, false))).first()
                .isEqualTo("PASS");
    }

    @Test
    void many_orders_and_addresses_are_usual_for_distributors_only() {
        assertThat(strictest(facts(CONSUMER, false, 100, 10, "1", 20, 0, 0, 1, false)))
                .containsExactly("REVIEW", "RSK-MANY-ORDERS");
        assertThat(strictest(facts(CONSUMER, false, 100, 10, "1", 50, 0, 0, 1, false)))
                .containsExactly("HOLD", "RSK-FLOOD-OF-ORDERS");
        assertThat(strictest(facts(CONSUMER, false, 100, 10, "1", 1, 0, 0, 5, false)))
                .containsExactly("REVIEW", "RSK-MANY-ADDRESSES");
        RiskRuling usual = ruling(facts(DISTRIBUTOR, false, 100, 10, "1", 50, 0, 0, 5, false));
        assertThat(usual.outcome()).isEqualTo(RiskOutcome.PASS);
        assertThat(rules(usual)).containsExactly("RSK-MANY-ORDERS-OF-DISTRIBUTOR", "RSK-MANY-ADDRESSES-OF-DISTRIBUTOR");
    }

    @Test
    void payments_that_fail_are_reviewed_and_many_held() {
        assertThat(strictest(facts(DISTRIBUTOR, false, 100, 10, "1", 1, 3, 3, 1, false)))
                .containsExactly("REVIEW", "RSK-FAILED-PAYMENTS");
        assertThat(strictest(facts(DISTRIBUTOR, false, 100, 10, "1", 1, 6, 6, 1, false)))
                .containsExactly("HOLD", "RSK-MANY-FAILED-PAYMENTS");
        assertThat(strictest(facts(DISTRIBUTOR, false, 100, 10, "1", 1, 8, 0, 1, false)))
                .containsExactly("REVIEW", "RSK-MANY-PAYMENTS");
        assertThat(strictest(facts(DISTRIBUTOR, false, 100, 10, "1", 1, 7, 2, 1, false))).first().isEqualTo("PASS");
    }

    @Test
    void the_points_of_all_rows_are_added_up_and_the_strictest_comes_first() {
        RiskRuling ruling = ruling(facts(CONSUMER, true, 0, 20_000, "0", 50, 3, 3, 5, true));
        assertThat(ruling.outcome()).isEqualTo(RiskOutcome.HOLD);
        assertThat(ruling.reasons().getFirst()).isEqualTo(
                new RiskReason("RSK-FLOOD-OF-ORDERS", "50 or more orders of the customer within an hour", 60));
        assertThat(ruling.score()).isEqualTo(60 + 40 + 30 + 30 + 20 + 10 + 10 + 10);
    }

    private List<String> strictest(RiskFacts facts) {
        RiskRuling ruling = ruling(facts);
        return ruling.reasons().isEmpty()
                ? List.of(ruling.outcome().name())
                : List.of(ruling.outcome().name(), ruling.reasons().getFirst().rule());
    }

    private static List<String> rules(RiskRuling ruling) {
        return ruling.reasons().stream().map(RiskReason::rule).toList();
    }

    private RiskRuling ruling(RiskFacts facts) {
        List<Map<String, Object>> rows = await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                .until(() -> decisions.evaluate("risk", Map.of("risk", facts)), answer -> true);
        return RiskRuling.of(rows);
    }

    private static RiskFacts facts(
            String channel,
            boolean first,
            long days,
            long amount,
            String times,
            int orders,
            int payments,
            int failed,
            int addresses,
            boolean otherRegion) {
        return new RiskFacts(channel, channel.equals(CONSUMER) ? "CONSUMER" : channel, first, days,
                BigDecimal.valueOf(amount), new BigDecimal(times), orders, payments, failed, addresses, otherRegion);
    }
}
