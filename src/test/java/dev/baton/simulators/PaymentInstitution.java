package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Payment institutions: they authorise, capture, void and refund once per idempotency key, find what was asked for by its key, and report
 * each by a signed notification. A reference that starts with {@value #DECLINED} is declined, and so is an amount that ends with
 * {@value #DECLINED_AMOUNT}. Of payments whose amount ends with {@value #SILENT_AMOUNT} nothing is reported. What a payer sends by himself, a bank transfer for example, is posted to {@code /payments/incoming}.
 */
final class PaymentInstitution extends Simulation {

    static final String DECLINED = "DECLINE";
    static final String DECLINED_AMOUNT = ".13";
    static final String SILENT_AMOUNT = ".07";
    static final String PAYMENTS = "payment";
    private static final String ANSWERS = "payment-answer";
    private static final Pattern PATH = Pattern
            .compile(
                    "(?:/institutions/([^/]+))?/payments/(?:(authorisations|incoming|requests)|([^/]+)/(captures|voids|refunds))");

    private final Records records;
    private final Callbacks callbacks;

    PaymentInstitution(Records records, Callbacks callbacks) {
        super("payment-institution");
        this.records = records;
        this.callbacks = callbacks;
    }

    /** Lets what is left of an authorisation run out, as it does by itself after some days. */
    static void expire(Records records, String paymentId) {
        records.change(PAYMENTS, paymentId, payment -> payment.put("expired", true));
    }

    @Override
    ResponseDefinition answer(Request request, Parameters parameters) {
        Matcher path = Requests.path(request, PATH);
        if (!path.matches()) {
            return Replies.refused(404, "NOT_FOUND", "No such resource");
        }
        if (request.getMethod().equals(RequestMethod.GET)) {
            return found(request.queryParameter("key").firstValue());
        }
        if (!request.containsHeader("Idempotency-Key")) {
            return Replies.refused(400, "KEY_MISSING", "Idempotency-Key is required");
        }
        ObjectNode wanted = (ObjectNode) Json.node(request.getBodyAsString());
        String key = request.getHeader("Idempotency-Key");
        synchronized (records) {
            Optional<ObjectNode> before = records.find(ANSWERS, key);
            if (before.isPresent()) {
                return Replies.json(201, before.get());
            }
            String payment = Requests.group(path, 3);
            return payment.isEmpty()
                    ? open(key, Requests.group(path, 1), Requests.group(path, 2), wanted)
                    : follow(key, payment, Requests.group(path, 4), wanted);
        }
    }

    private ResponseDefinition found(String key) {
        ObjectNode list = Replies.object();
        list.putArray("items").addAll(records.find(ANSWERS, key).stream().toList());
        return Replies.json(200, list);
    }

    private ResponseDefinition open(String key, String institution, String action, ObjectNode wanted) {
        String amount = wanted.path("amount").asText();
        boolean declined = wanted.path("reference").asText().startsWith(DECLINED) || amount.endsWith(DECLINED_AMOUNT);
        boolean incoming = action.equals("incoming");
        String status = incoming ? "CAPTURED" : declined ? "FAILED" : "AUTHORISED";
        ObjectNode payment = Replies.object()
                .put("paymentId", UUID.randomUUID().toString())
                .put("institution", institution)
                .put("reference", wanted.path("reference").asText())
                .put("amount", amount)
                .put("currency", wanted.path("currency").asText())
                .put("captured", incoming ? amount : "0")
                .put("voided", "0")
                .put("refunded", "0")
                .put("status", status);
        return done(key, type(action), payment, amount);
    }

    private ResponseDefinition follow(String key, String id, String action, ObjectNode wanted) {
        ObjectNode payment = records.find(PAYMENTS, id).orElse(null);
        if (payment == null) {
            return Replies.refused(404, "NOT_FOUND", "No such payment");
        }
        BigDecimal uncaptured = amount(payment, "amount").subtract(amount(payment, "captured"))
                .subtract(amount(payment, "voided"));
        BigDecimal left = action.equals("refunds")
                ? amount(payment, "captured").subtract(amount(payment, "refunded"))
                : uncaptured;
        if (!action.equals("refunds") && payment.path("expired").asBoolean()) {
            return Replies.refused(409, "AUTHORISATION_EXPIRED", "The authorisation has expired");
        }
        BigDecimal amount = action.equals("voids") || !wanted.has("amount") ? left : amount(wanted, "amount");
        if (payment.path("status").asText().equals("FAILED") || amount.signum() <= 0 || amount.compareTo(left) > 0) {
            return Replies.refused(409, "WRONG_STATE", "The payment is " + payment.path("status").asText());
        }
        String status = switch (action) {
            case "captures" -> "CAPTURED";
            case "voids" -> "VOIDED";
            default -> "REFUNDED";
        };
        String sum = status.toLowerCase(Locale.ROOT);
        payment.put(sum, amount(payment, sum).add(amount).toPlainString()).put("status", status);
        return done(key, type(action), payment, amount.toPlainString());
    }

    private static String type(String action) {
        return switch (action) {
            case "authorisations" -> "AUTHORISATION";
            case "captures" -> "CAPTURE";
            case "voids" -> "VOID";
            case "refunds" -> "REFUND";
            default -> "INCOMING";
        };
    }

    private static BigDecimal amount(ObjectNode node, String field) {
        return new BigDecimal(node.path(field).asText("0"));
    }

    private ResponseDefinition done(String key, String type, ObjectNode payment, String amount) {
        records.put(PAYMENTS, payment.path("paymentId").asText(), payment);
        ObjectNode answer = payment.deepCopy();
        answer.putObject("request").put("key", key).put("type", type).put("amount", amount);
        records.put(ANSWERS, key, answer);
        if (callbacks.areSwitchedOn() && !payment.path("amount").asText().endsWith(SILENT_AMOUNT)) {
            ObjectNode event = Replies.object()
                    .put("eventId", UUID.randomUUID().toString())
                    .put("type", payment.path("status").asText())
                    .put("paymentId", payment.path("paymentId").asText())
                    .put("reference", payment.path("reference").asText())
                    .put("amount", amount)
                    .put("currency", payment.path("currency").asText())
                    .put("requestKey", key)
                    .put("at", callbacks.now().toString());
            callbacks.later(1, () -> callbacks.fromPaymentInstitution(event));
        }
        return Replies.json(201, answer);
    }
}
