package dev.baton.operations.exception;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values of a process a person may set, and to what. None of them is an amount, and none lets an order pass that a person should see: where a
 * rule is broken it may be said that none has matched, after which the strictest outcome holds.
 */
public final class Corrections {

    private static final Duration FURTHEST = Duration.ofDays(90);
    private static final int LONGEST = 100;

    /** What is waited for until then. */
    private static final Set<String> MOMENTS = Set.of("paymentDeadline", "stockDeadline", "amendmentDeadline",
            "reviewDueAt",
            "reviewExpiresAt", "offerExpiresAt", "pickupDueAt", "deliveryDueAt", "proposalExpiresAt", "complaintDueAt",
            "complaintWaitsUntil", "approvalDueAt", "approvalExpiresAt", "shipmentDueAt", "receiptDueAt",
            "countExpiresAt");

    /** What rules have answered, where no answer means that a person decides. */
    private static final Set<String> ANSWERS = Set.of("reviewResults", "riskResults");

    private static final String CARRIER = "carrierChoice";

    private Corrections() {}

    /** A value that may be set. */
    sealed interface Checked {

        /**
         * @param value what the variable is set to
         * @param words the same for people
         */
        record Allowed(String variable, Object value, String words) implements Checked {}

        /** @param why in words */
        record Refused(String why) implements Checked {}
    }

    /** @param wanted {@code {"variable": …, "value": …}} */
    static Checked check(JsonNode wanted, Instant now) {
        String variable = wanted.path("variable").asText("");
        JsonNode value = wanted.path("value");
        if (MOMENTS.contains(variable)) {
            return moment(variable, value, now);
        }
        if (ANSWERS.contains(variable)) {
            return value.isArray() && value.isEmpty()
                    ? new Checked.Allowed(variable, List.of(), "[]")
                    : new Checked.Refused(
                            variable + " can only be [], that no rule has matched: a person decides then");
        }
        if (variable.equals(CARRIER)) {
            return carrier(value);
        }
        return new Checked.Refused(
                "This value may not be set. These may: " + CARRIER + ", " + sorted(ANSWERS) + ", " + sorted(MOMENTS));
    }

    private static Checked moment(String variable, JsonNode value, Instant now) {
        try {
            Instant moment = Instant.parse(value.asText(""));
            return moment.isAfter(now) && moment.isBefore(now.plus(FURTHEST))
                    ? new Checked.Allowed(variable, moment.toString(), moment.toString())
                    : new Checked.Refused(variable + " must be ahead, by up to " + FURTHEST.toDays() + " days");
        } catch (DateTimeParseException noMoment) {
            return new Checked.Refused(variable + " must be an instant in UTC such as 2026-12-01T08:00:00Z");
        }
    }

    private static Checked carrier(JsonNode value) {
        String carrier = value.path("carrier").asText("");
        String service = value.path("service").asText("");
        return isWord(carrier) && isWord(service)
                ? new Checked.Allowed(CARRIER, Map.of("ruleId", "BY_HAND", "reason", "Chosen by an operator", "carrier",
                        carrier, "service", service), carrier + " " + service)
                : new Checked.Refused(CARRIER + " must have a carrier and a service");
    }

    private static boolean isWord(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.indexOf('\0') < 0;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
