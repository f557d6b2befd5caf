package dev.baton.payment.online;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.platform.http.OutsideHttp;
import dev.baton.platform.money.Money;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;

/** An institution that is spoken to in JSON over HTTP. Amounts are decimal strings in major units. */
class HttpInstitution implements PaymentInstitution {

    private static final List<Integer> REFUSALS = List.of(400, 402, 404, 409, 422);
    private static final String DECLINED = "FAILED";
    private static final String EXPIRED = "AUTHORISATION_EXPIRED";

    private final RestClient http;
    private final ObjectMapper json;

    HttpInstitution(URI url, Duration connectTimeout, Duration readTimeout, ObjectMapper json) {
        this.json = json;
        this.http = RestClient.builder()
                .baseUrl(url)
                .requestFactory(OutsideHttp.connections(connectTimeout, readTimeout, null))
                .build();
    }

    @Override
    public String ask(Wish wish) {
        Answer answer = send(post(wish));
        String words = answer.body().path("message").asText("");
        if (REFUSALS.contains(answer.status()) && !words.isEmpty()) {
            throw new PaymentRefusal(words, answer.body().path("code").asText("").equals(EXPIRED));
        }
        return done(required(answer), wish);
    }

    @Override
    public Optional<String> find(Wish wish) {
        JsonNode items = required(send(http.get().uri("/payments/requests?key={key}", wish.key()))).path("items");
        if (!items.isArray()) {
            throw new InstitutionUnavailable("the institution gave no list of requests", false, null);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(done(items.get(0), wish));
    }

    private RequestHeadersSpec<?> post(Wish wish) {
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

    private Answer send(RequestHeadersSpec<?> request) {
        try {
            return request.accept(MediaType.APPLICATION_JSON)
                    .exchangeForRequiredValue((sent, response) -> read(response));
        } catch (ResourceAccessException failure) {
            IOException cause = failure.getCause() instanceof IOException known ? known : new IOException(failure);
            throw new InstitutionUnavailable(
                    "no answer from the institution: " + cause.getClass().getSimpleName(),
                    !OutsideHttp.neverSent(cause), cause);
        }
    }

    private Answer read(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readAllBytes();
        int status = response.getStatusCode().value();
        try {
            JsonNode node = json.readTree(body);
            return new Answer(status, node == null ? MissingNode.getInstance() : node);
        } catch (IOException notJson) {
            if (response.getStatusCode().is2xxSuccessful()) {
                throw new InstitutionUnavailable("the institution answered " + status + " without JSON", true, notJson);
            }
            return new Answer(status, MissingNode.getInstance());
        }
    }

    private static JsonNode required(Answer answer) {
        int status = answer.status();
        if (status < 200 || status > 299) {
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

    private record Answer(int status, JsonNode body) {}
}
