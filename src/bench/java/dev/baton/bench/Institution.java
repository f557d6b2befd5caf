package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * A payment institution that does all that it is asked for and remembers nothing.
 *
 * @param answer to the request
 * @param event that is told afterwards
 */
record Institution(ObjectNode answer, ObjectNode event) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUTHORISATION = "authorisations";

    /** @param path ends with {@code /payments/authorisations}, or with the id of a payment and what is to be done with it */
    static Institution asked(String path, String key, JsonNode wanted) {
        String[] names = path.split("/");
        String step = names[names.length - 1];
        String payment = step.equals(AUTHORISATION) ? UUID.randomUUID().toString() : names[names.length - 2];
        String amount = wanted.path("amount").asText();
        ObjectNode answer = about(payment, wanted).put("status", done(step));
        answer.putObject("request").put("key", key).put("type", type(step)).put("amount", amount);
        return new Institution(answer, about(payment, wanted)
                .put("eventId", UUID.randomUUID().toString())
                .put("type", done(step))
                .put("amount", amount)
                .put("requestKey", key));
    }

    private static ObjectNode about(String payment, JsonNode wanted) {
        return JSON.createObjectNode()
                .put("paymentId", payment)
                .put("reference", wanted.path("reference").asText())
                .put("currency", wanted.path("currency").asText());
    }

    private static String type(String step) {
        return switch (step) {
            case AUTHORISATION -> "AUTHORISATION";
            case "captures" -> "CAPTURE";
            case "voids" -> "VOID";
            default -> "REFUND";
        };
    }

    private static String done(String step) {
        return switch (step) {
            case AUTHORISATION -> "AUTHORISED";
            case "captures" -> "CAPTURED";
            case "voids" -> "VOIDED";
            default -> "REFUNDED";
        };
    }
}
