package dev.baton.payment.online;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.customer.CustomerId;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.inbox.Signatures;
import dev.baton.simulators.Simulators;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A distributor without money that pays online, over HTTP, at institutions that only fail where a test lets them. */
final class PaymentScene {

    static final String LOTUS = "/institutions/lotus/payments/";

    final Api finance;
    final CustomerId customer;
    private final BeanFactory beans;
    private final TestRestTemplate http;
    private final Simulators simulators;
    private final String secret;

    PaymentScene(BeanFactory beans) {
        this.beans = beans;
        http = beans.getBean(TestRestTemplate.class);
        finance = new Api(http, "finance");
        simulators = beans.getBean(Simulators.class);
        secret = Objects.requireNonNull(beans.getBean(Environment.class).getProperty("baton.payment.secret"));
        customer = new Trade(beans).distributor("0.00");
    }

    /** An amount that no other payment has, of which the institution tells by notifications. */
    static String told() {
        return ThreadLocalRandom.current().nextInt(1_000, 4_000_000) + ".50";
    }

    /** An amount that no other payment has, of which the institution tells nothing. */
    static String untold() {
        return ThreadLocalRandom.current().nextInt(1_000, 4_000_000) + ".07";
    }

    ResponseEntity<JsonNode> ask(String amount, boolean capture) {
        return ask("""
                {"accountId": "%s", "amount": "%s", "currency": "CNY", "capture": %s}"""
                .formatted(prepaid(customer), amount, capture));
    }

    /** Asks again while the rules cannot be asked, as every caller should. */
    ResponseEntity<JsonNode> ask(String body) {
        String key = name("key");
        return Awaitility.await().atMost(Duration.ofMinutes(1)).until(
                () -> finance.post("/api/payments", key, body), answer -> answer.getStatusCode().value() != 503);
    }

    String open(String amount, boolean capture) {
        return id(ask(amount, capture));
    }

    static String id(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(202);
        return Objects.requireNonNull(answer.getBody()).path("id").asText();
    }

    /** An order that is to be paid online, and that no process drives. */
    OrderId order(String price) {
        Trade trade = new Trade(beans);
        OrderId order = trade.priced(customer, PaymentMethod.PREPAID, Trade.line(trade.product(price), 1));
        beans.getBean(JdbcClient.class).sql("UPDATE orders SET payment_method = 'ONLINE' WHERE id = ?")
                .param(order.value()).update();
        return order;
    }

    ResponseEntity<JsonNode> pay(OrderId order, String amount) {
        return ask("""
                {"orderId": "%s", "amount": "%s", "currency": "CNY"}""".formatted(order, amount));
    }

    /** A payment that has become what is asked for. */
    String opened(String amount, boolean capture) {
        String id = open(amount, capture);
        becomes(id, capture ? "CAPTURED" : "AUTHORISED");
        return id;
    }

    /** The customer's account is to be closed. */
    ResponseEntity<JsonNode> close() {
        return finance.post("/api/accounts/" + prepaid(customer) + "/status", name("key"), """
                {"status": "CLOSED", "reason": "no more business"}""");
    }

    int follow(String id, String step, String amount) {
        return finance.post("/api/payments/" + id + "/" + step, name("key"), "{\"amount\": \"" + amount + "\"}")
                .getStatusCode().value();
    }

    JsonNode payment(String id) {
        return finance.read("/api/payments/" + id);
    }

    JsonNode lastRequest(String id) {
        JsonNode requests = payment(id).path("requests");
        return requests.get(requests.size() - 1);
    }

    void becomes(String id, String status) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(payment(id).path("status").asText()).as(payment(id).toString()).isEqualTo(status));
    }

    String balance(String part) {
        return finance.read("/api/accounts/" + prepaid(customer)).path(part).asText();
    }

    /** What the institution answers to requests over this amount. */
    StubMapping answers(String step, String amount, ResponseDefinitionBuilder answer) {
        return simulators.server().stubFor(post(urlPathMatching(LOTUS + "(.+/)?" + step))
                .withRequestBody(matchingJsonPath("$.amount", equalTo(amount)))
                .willReturn(answer));
    }

    void nothingIsWrongAnyMore(StubMapping fault) {
        simulators.server().removeStub(fault);
    }

    int asked(String step, String amount) {
        return simulators.server().findAll(postRequestedFor(urlPathMatching(LOTUS + "(.+/)?" + step))
                .withRequestBody(matchingJsonPath("$.amount", equalTo(amount)))).size();
    }

    /** As the institution has it. */
    wiremock.com.fasterxml.jackson.databind.JsonNode atInstitution(String id) {
        var payments = simulators.payments(id);
        assertThat(payments).as("payments at the institution").hasSize(1);
        return payments.getFirst();
    }

    /** A sum of the payment as the institution has it. */
    BigDecimal atInstitution(String id, String sum) {
        return new BigDecimal(atInstitution(id).path(sum).asText());
    }

    String institutionId(String id) {
        return atInstitution(id).path("paymentId").asText();
    }

    int knownToInstitution(String id) {
        return simulators.payments(id).size();
    }

    void expire(String id) {
        simulators.expireAuthorisation(institutionId(id));
    }

    /** The institution tells something, under an event id of its own. */
    String tell(String type, String paymentId, String reference, String amount, String currency) {
        String eventId = name("event");
        tell(eventId, type, paymentId, reference, amount, currency);
        return eventId;
    }

    void tell(String eventId, String type, String paymentId, String reference, String amount, String currency) {
        tellAsSent("""
                {"eventId": "%s", "type": "%s", "paymentId": "%s", "reference": "%s", "amount": "%s", "currency": "%s",
                 "at": "2026-11-01T00:00:00Z"}""".formatted(eventId, type, paymentId, reference, amount, currency));
    }

    void tellAsSent(String body) {
        var answer = http.exchange(RequestEntity.post("/api/payments/notifications")
                .contentType(MediaType.APPLICATION_JSON)
                .header(Signatures.HEADER, Signatures.sign(secret, body.getBytes(StandardCharsets.UTF_8)))
                .body(body), String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
    }

    /** The events that wait, with why. */
    List<JsonNode> unapplied(String reference) {
        return finance.readAll("/api/payments/notifications").stream()
                .filter(item -> item.path("reference").asText().equals(reference))
                .toList();
    }
}
