package dev.baton.allocation.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.RuleRow;
import dev.baton.testing.BatonTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the table {@code transfer-rule} says of a plant of ours, near enough and with plenty, and of what differs from it. */
@BatonTest
class TransferRuleTest {

    private static final Map<String, Object> PLENTY = Map.ofEntries(
            Map.entry("sourceType", "PLANT"), Map.entry("destinationType", "PLANT"), Map.entry("sameRegion", false),
            Map.entry("sameOwner", true), Map.entry("kilometres", 1_200), Map.entry("aboveSafety", 10),
            Map.entry("quantity", 5), Map.entry("amount", 1_000), Map.entry("currencies", 1),
            Map.entry("forOrder", false), Map.entry("channel", ""), Map.entry("named", false));

    private final Decisions decisions;

    @Autowired
    TransferRuleTest(Decisions decisions) {
        this.decisions = decisions;
    }

    @Test
    void little_is_moved_between_plants_without_asking() {
        assertRule(Map.of(), "TRF-SMALL", "ALLOW", "AUTO");
        assertRule(Map.of("amount", 5_000), "TRF-USUAL", "ALLOW", "MANUAL");
        assertRule(Map.of("amount", 50_000), "TRF-LARGE", "ALLOW", "MANUAL");
        assertRule(Map.of("kilometres", 1_501), "TRF-FAR", "ALLOW", "MANUAL");
        assertRule(Map.of("currencies", 2), "TRF-CURRENCIES", "ALLOW", "MANUAL");
    }

    @Test
    void an_order_that_waits_gets_it_without_asking_unless_it_is_much_or_far() {
        assertRule(Map.of("forOrder", true, "amount", 49_999), "TRF-ORDER", "ALLOW", "AUTO");
        assertRule(Map.of("forOrder", true, "amount", 50_000), "TRF-LARGE", "ALLOW", "MANUAL");
        assertRule(Map.of("forOrder", true, "kilometres", 99_999), "TRF-FAR", "ALLOW", "MANUAL");
    }

    @Test
    void safety_stock_is_given_to_orders_or_to_who_names_the_source_and_only_when_a_manager_agrees() {
        assertRule(Map.of("aboveSafety", 0), "TRF-SMALL", "ALLOW", "AUTO");
        assertRule(Map.of("aboveSafety", -1), "TRF-SAFETY", "DENY", "MANUAL");
        assertRule(Map.of("aboveSafety", -1, "forOrder", true), "TRF-SAFETY-ORDER", "ALLOW", "MANUAL");
        assertRule(Map.of("aboveSafety", -1, "named", true), "TRF-SAFETY-NAMED", "ALLOW", "MANUAL");
    }

    @Test
    void a_neighbour_comes_before_a_plant_and_is_asked_and_strangers_are_left_alone() {
        Map<String, Object> neighbour = Map.of("sourceType", "WAREHOUSE", "sameOwner", false, "sameRegion", true);
        assertRule(neighbour, "TRF-NEIGHBOUR", "ALLOW", "MANUAL");
        assertThat(rank(neighbour)).isLessThan(rank(Map.of("sameOwner", false)));
        assertRule(Map.of("sourceType", "WAREHOUSE", "sameOwner", false), "TRF-STRANGER", "DENY", "MANUAL");
        assertRule(Map.of("sameOwner", false), "TRF-SUPPLY", "ALLOW", "MANUAL");
        assertRule(Map.of("sourceType", "STORE", "sameOwner", false), "TRF-STORE", "ALLOW", "MANUAL");
    }

    private void assertRule(Map<String, Object> differing, String rule, String outcome, String approval) {
        assertThat(ask(differing)).containsEntry("ruleId", rule).containsEntry("outcome", outcome)
                .containsEntry("approval", approval);
    }

    private int rank(Map<String, Object> differing) {
        return new RuleRow("transfer-rule", ask(differing)).wholeNumber("rank");
    }

    private Map<String, Object> ask(Map<String, Object> differing) {
        Map<String, Object> facts = new HashMap<>(PLENTY);
        facts.putAll(differing);
        return decisions.evaluate("transfer-rule", Map.of("source", facts)).getFirst();
    }
}
