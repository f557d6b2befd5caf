package dev.baton.payment.online;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.http.JsonHttp;
import dev.baton.platform.http.JsonHttp.Answer;
import dev.baton.platform.money.Money;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;

/** An institution that is spoken to in JSON over HTTP. Amounts are decimal strings in major units. */
class HttpInstitution implements PaymentInstitution {

    private static final List<Integer> REFUSALS = List.of(400, 402, 404, 409, 422);
    private static final String DECLINED = "FAILED";
    private static final String EXPIRED = "AUTHORISATION_EXPIRED";

    private final JsonHttp http;

    HttpInstitution(
            URI url,
            Duration connectTimeout,
            Duration readTimeout,
            ObjectMapper json,
            ObservationRegistry observations) {
        this.http =
                new JsonHttp("the institution", url, connectTimeout, readTimeout, json, observations,
                        InstitutionUnavailable::new);
    }

    @Override
    public String ask(Wish wish) {
        Answer answer = http.send(to -> post(to, wish));
        if (REFUSALS.contains(answer.status()) && !answer.words().isEmpty()) {
            throw new PaymentRefusal(answer.words(), answer.body().path("code").asText("").equals(EXPIRED));
        }
        return done(required(answer), wish);
    }

    @Override
    public Optional<String> find(Wish wish) {
        JsonNode items =
                required(http.send(to -> to.get().uri("/payments/requests?key={key}", wish.key()))).path("items");
        if (!items.isArray()) {
            throw new InstitutionUnavailable("the institution gave no list of requests", false, null);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(done(items.get(0), wish));
    }

    private static RequestHeadersSpec<?> post(RestClient http, Wish wish) {
        RestClient.RequestBodySpec request = switch (wish.step()) {
            case AUTHORISATION -> http.post().uri("/payments/authorisations");
            case CAPTURE -> http.post().uri("/payments/{payment}/captures", wish.paymentKnown());
            case VOID -> http.post().uri("/payments/{payment}/voids", wish.paymentKnown());
            case REFUND -> http.post().uri("/payments/{payment}/refunds", wish.paymentKnown());
        };
        return request.header("Idempotency-Key", wish.key())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("reference", wish.reference(), "amount", wish.amount().toMajor(), "currency",
                        wish.amount().currency()));
    }

    private static JsonNode required(Answer answer) {
        int status = answer.status();
        if (!answer.isSuccess()) {
            boolean stillAtWork = status == 408 || status >= 500;
            throw new InstitutionUnavailable("the institution answered " + status, stillAtWork, null);
        }
        return answer.body();
    }

    /** An answer counts only if it is about what was asked for. */
    private static String done(JsonNode answer, Wish wish) {
        String payment = answer.path("paymentId").asText("");
        if (payment.isEmpty() || wish.payment() != null && !wish.payment().equals(payment)) {
            throw new InstitutionUnavailable("the institution answered without the id of the payment", true, null);
        }
        if (answer.path("status").asText("").equals(DECLINED)) {
            throw new PaymentRefusal("The payment was declined", false);
        }
        JsonNode request = answer.path("request");
        Optional<Money> amount = amount(request.path("amount").asText(""), answer.path("currency").asText(""));
        if (!request.path("type").asText("").equals(wish.step().name())
                || !Objects.equals(amount.orElse(null), wish.amount())) {
            throw new InstitutionUnavailable("the institution answered for %s of %s %s"
                    .formatted(request.path("type").asText("nothing"), request.path("amount").asText("no amount"),
                            answer.path("currency").asText("")),
                    true, null);
        }
        return payment;
    }

    private static Optional<Money> amount(String major, String currency) {
        try {
            return Optional.of(Money.parse(major, currency));
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }
}
