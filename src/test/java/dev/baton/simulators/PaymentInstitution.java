package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A payment institution: authorises, captures, voids and refunds once per idempotency key, and reports each by a signed
 * notification. A reference that starts with {@value #DECLINED} is declined. What a payer sends by himself, a bank
 * transfer for example, is posted to {@code /payments/incoming}.
 */
final class PaymentInstitution extends Simulation {

    static final String DECLINED = "DECLINE";
    private static final String PAYMENTS = "payment";
    private static final String ANSWERS = "payment-answer";
    private static final Pattern PATH = Pattern
            .compile("/payments/(?:(authorisations|incoming)|([^/]+)/(captures|voids|refunds))");

    private final Records records;
    private final Callbacks callbacks;

    PaymentInstitution(Records records, Callbacks callbacks) {
        super("payment-institution");
        this.records = records;
        this.callbacks = callbacks;
    }

    @Override
    ResponseDefinition answer(Request request, Parameters parameters) {
        Matcher path = Requests.path(request, PATH);
        if (!path.matches()) {
            return Replies.refused(404, "NOT_FOUND", "No such resource");
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
            String payment = Requests.group(path, 2);
            if (!payment.isEmpty()) {
                return follow(key, payment, Requests.group(path, 3), wanted);
            }
            boolean declined = wanted.path("reference").asText().startsWith(DECLINED);
            String status = Requests.group(path, 1).equals("incoming")
                    ? "CAPTURED"
                    : declined ? "FAILED" : "AUTHORISED";
            return open(key, wanted, status);
        }
    }

    private ResponseDefinition open(String key, ObjectNode wanted, String status) {
        String id = UUID.randomUUID().toString();
        ObjectNode payment = Replies.object()
                .put("paymentId", id)
                .put("reference", wanted.path("reference").asText())
                .put("amount", wanted.path("amount").asText())
                .put("currency", wanted.path("currency").asText())
                .put("captured", status.equals("CAPTURED") ? wanted.path("amount").asText() : "0")
                .put("refunded", "0")
                .put("status", status);
        return done(key, payment, wanted.path("amount").asText());
    }

    private ResponseDefinition follow(String key, String id, String action, ObjectNode wanted) {
        ObjectNode payment = records.find(PAYMENTS, id).orElse(null);
        if (payment == null) {
            return Replies.refused(404, "NOT_FOUND", "No such payment");
        }
        BigDecimal amount = new BigDecimal(wanted.path("amount").asText(payment.path("amount").asText()));
        String status = Map.of("captures", "CAPTURED", "voids", "VOIDED", "refunds", "REFUNDED").get(action);
        String sum = action.equals("refunds") ? "refunded" : "captured";
        BigDecimal limit = new BigDecimal(payment.path(action.equals("refunds") ? "captured" : "amount").asText());
        BigDecimal before = new BigDecimal(payment.path(sum).asText());
        boolean fits = action.equals("voids")
                ? payment.path("status").asText().equals("AUTHORISED")
                : before.add(amount).compareTo(limit) <= 0 && !payment.path("status").asText().equals("VOIDED");
        if (!fits) {
            return Replies.refused(409, "WRONG_STATE", "The payment is " + payment.path("status").asText());
        }
        if (!action.equals("voids")) {
            payment.put(sum, before.add(amount).toPlainString());
        }
        return done(key, payment.put("status", status), amount.toPlainString());
    }

    private ResponseDefinition done(String key, ObjectNode payment, String amount) {
        records.put(PAYMENTS, payment.path("paymentId").asText(), payment);
        records.put(ANSWERS, key, payment);
        if (callbacks.areSwitchedOn()) {
            ObjectNode event = Replies.object()
                    .put("eventId", UUID.randomUUID().toString())
                    .put("type", payment.path("status").asText())
                    .put("paymentId", payment.path("paymentId").asText())
                    .put("reference", payment.path("reference").asText())
                    .put("amount", amount)
                    .put("currency", payment.path("currency").asText())
                    .put("at", callbacks.now().toString());
            callbacks.later(1, () -> callbacks.fromPaymentInstitution(event));
        }
        return Replies.json(201, payment);
    }
}
