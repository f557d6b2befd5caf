package dev.baton.operations.exception;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_deadline_ahead_may_be_set() {
        assertThat(check("pickupDueAt", "\"2026-12-01T08:00:00Z\""))
                .isEqualTo(new Corrections.Checked.Allowed("pickupDueAt", "2026-12-01T08:00:00Z",
                        "2026-12-01T08:00:00Z"));
    }

    @Test
    void that_no_rule_has_matched_may_be_said_where_a_person_decides_then() {
        assertThat(check("reviewResults", "[]"))
                .isEqualTo(new Corrections.Checked.Allowed("reviewResults", List.of(), "[]"));
    }

    @Test
    void a_carrier_may_be_chosen_and_it_is_said_that_it_was_by_hand() {
        assertThat(check("carrierChoice",
                "{\"carrier\": \"SWIFT\", \"service\": \"EXPRESS\", \"ruleId\": \"CAR-EXPORT\"}"))
                .isEqualTo(new Corrections.Checked.Allowed("carrierChoice", Map.of("ruleId", "BY_HAND", "reason",
                        "Chosen by an operator", "carrier", "SWIFT", "service", "EXPRESS"),
                        "SWIFT EXPRESS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pickupDueAt=\"2026-11-27T07:59:59Z\"", "pickupDueAt=\"2027-11-27T08:00:00Z\"",
            "pickupDueAt=7",
            "pickupDueAt=\"tomorrow\"", "pickupDueAt=\"+999999999-12-31T00:00:00Z\"",
            "reviewResults=[{\"outcome\": \"AUTO_APPROVE\"}]", "reviewResults=null", "riskResults={}",
            "carrierChoice=\"SWIFT\"", "carrierChoice={\"carrier\": \"SWIFT\"}",
            "carrierChoice={\"carrier\": \"a\\u0000\", \"service\": \"b\"}",
            "reviewOutcome=\"AUTO_APPROVE\"", "paymentOutcome=\"HELD\"", "total=1", "orderId=\"x\"", "=1"})
    void nothing_else_may_be_set(String wanted) {
        String[] parts = wanted.split("=", 2);
        assertThat(check(parts[0], parts[1])).isInstanceOf(Corrections.Checked.Refused.class);
    }

    private Corrections.Checked check(String variable, String value) {
        try {
            return Corrections.check(json.readTree("{\"variable\": \"" + variable + "\", \"value\": " + value + "}"),
                    NOW);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
