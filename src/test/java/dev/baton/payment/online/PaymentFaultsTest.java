package dev.baton.payment.online;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static dev.baton.payment.online.PaymentScene.told;
import static dev.baton.payment.online.PaymentScene.untold;
import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.parts.Ports;
import dev.baton.payment.online.PaymentInstitution.Wish;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class PaymentFaultsTest {

    private static final String SIMULATION = "payment-institution";

    private final BeanFactory beans;
    private final InstitutionCalls calls;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private PaymentScene scene;

    @Autowired
    PaymentFaultsTest(
            BeanFactory beans,
            InstitutionCalls calls,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.beans = beans;
        this.calls = calls;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.scene = new PaymentScene(beans);
    }

    @BeforeEach
    void aDistributorWithoutMoney() {
        scene = new PaymentScene(beans);
    }

    @Test
    void what_the_institution_did_without_its_answer_getting_through_is_found_and_not_asked_for_again() {
        String amount = untold();
        StubMapping slow = scene.answers("authorisations", amount, late());
        String id = scene.open(amount, true);

        scene.becomes(id, "CAPTURED");

        assertThat(scene.asked("authorisations", amount)).isEqualTo(1);
        assertThat(scene.knownToInstitution(id)).isEqualTo(1);
        assertThat(scene.balance("posted")).isEqualTo(amount);
        scene.nothingIsWrongAnyMore(slow);
    }

    @Test
    void a_capture_and_a_refund_whose_answers_were_lost_are_found_too() {
        String amount = untold();
        StubMapping capture = scene.answers("captures", amount, late());
        StubMapping refund = scene.answers("refunds", amount, late());
        String id = scene.opened(amount, true);

        assertThat(scene.follow(id, "refunds", amount)).isEqualTo(202);
        scene.becomes(id, "REFUNDED");

        assertThat(scene.asked("captures", amount)).isEqualTo(1);
        assertThat(scene.asked("refunds", amount)).isEqualTo(1);
        assertThat(scene.balance("posted")).isEqualTo("0.00");
        scene.nothingIsWrongAnyMore(capture);
        scene.nothingIsWrongAnyMore(refund);
    }

    static Stream<ResponseDefinitionBuilder> outages() {
        return Stream.of(serverError(), serviceUnavailable().withBody("<html>Back soon</html>"),
                aResponse().withStatus(429), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), aResponse().withStatus(302), ok("<html/>"),
                ok(""), okJson("[]"), okJson("{}"),
                okJson("{\"paymentId\": \"p\", \"currency\": \"CNY\", \"request\": {\"type\": \"AUTHORISATION\", \"amount\": \"1.00\"}}"),
                jsonResponse("{\"error\": \"unreadable\"}", 422));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void an_outage_or_an_answer_that_nobody_can_rely_on_is_tried_again_until_it_is_over(
            ResponseDefinitionBuilder outage) {
        String amount = untold();
        StubMapping fault = scene.answers("authorisations", amount, outage);
        String id = scene.open(amount, true);
        Awaitility.await().untilAsserted(
                () -> assertThat(scene.lastRequest(id).path("message").asText("")).isNotEmpty());
        assertThat(scene.payment(id).path("status").asText()).isEqualTo("REQUESTED");

        scene.nothingIsWrongAnyMore(fault);

        scene.becomes(id, "CAPTURED");
        assertThat(scene.knownToInstitution(id)).isEqualTo(1);
        assertThat(scene.balance("posted")).isEqualTo(amount);
    }

    @Test
    void an_authorisation_that_never_gets_through_is_given_up_in_time() {
        String amount = untold();
        StubMapping fault = scene.answers("authorisations", amount, serverError());
        String id = scene.open(amount, true);

        jdbc.sql("UPDATE payment_request SET requested_at = requested_at - interval '1 day' WHERE payment_id = ?")
                .param(UUID.fromString(id)).update();

        scene.becomes(id, "REFUSED");
        assertThat(scene.lastRequest(id).path("message").asText()).contains("not reached in time");
        scene.nothingIsWrongAnyMore(fault);
    }

    @Test
    void an_institution_that_nobody_listens_for_has_done_nothing() {
        var nowhere = new HttpInstitution(URI.create("http://127.0.0.1:" + Ports.free()), Duration.ofSeconds(1),
                Duration.ofSeconds(1), new ObjectMapper(), ObservationRegistry.NOOP);

        assertThatExceptionOfType(InstitutionUnavailable.class)
                .isThrownBy(() -> nowhere.ask(new Wish("key", PaymentStep.AUTHORISATION, null, "p", money("1.00"))))
                .matches(outage -> !outage.stillAtWork());
    }

    @Test
    void a_refusal_is_final_and_told_in_the_institutions_words() {
        String amount = told();
        StubMapping refusal = scene.answers("authorisations", amount,
                jsonResponse("{\"code\": \"LIMIT\", \"message\": \"Above the daily limit\"}", 422));
        String refused = scene.open(amount, true);
        String declined = scene.open("77.13", true);

        scene.becomes(refused, "REFUSED");
        scene.becomes(declined, "REFUSED");

        assertThat(scene.lastRequest(refused).path("message").asText()).isEqualTo("Above the daily limit");
        assertThat(scene.lastRequest(declined).path("message").asText()).as("by the answer or by the notification")
                .isIn("The payment was declined", "The institution tells that it has failed");
        assertThat(scene.balance("posted")).isEqualTo("0.00");
        assertThat(scene.follow(refused, "captures", "1.00")).isEqualTo(409);
        scene.nothingIsWrongAnyMore(refusal);
    }

    @Test
    void a_capture_of_an_authorisation_that_has_expired_fails_and_says_so() {
        String id = scene.opened(told(), false);
        scene.expire(id);

        assertThat(scene.follow(id, "captures", "1.00")).isEqualTo(202);

        scene.becomes(id, "VOIDED");
        JsonNode requests = scene.payment(id).path("requests");
        assertThat(requests.findValuesAsText("state")).containsExactly("DONE", "REFUSED", "DONE");
        assertThat(requests.get(1).path("message").asText()).isEqualTo("The authorisation has expired");
        assertThat(scene.follow(id, "captures", "1.00")).isEqualTo(409);
        assertThat(scene.balance("posted")).isEqualTo("0.00");
    }

    @Test
    void a_refund_that_fails_is_seen_by_finance_and_tried_again_until_it_succeeds() {
        String amount = told();
        String id = scene.opened(amount, true);
        StubMapping fault = scene.answers("refunds", amount, serverError());

        assertThat(scene.follow(id, "refunds", amount)).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(scene.lastRequest(id).path("attempts").asInt()).isGreaterThan(1));
        assertThat(scene.finance.readAll("/api/payments?open=true"))
                .extracting(payment -> payment.path("id").asText()).contains(id);
        assertThat(scene.lastRequest(id).path("message").asText()).contains("500");
        assertThat(scene.balance("available")).as("set aside").isEqualTo("0.00");

        scene.nothingIsWrongAnyMore(fault);
        scene.becomes(id, "REFUNDED");
        assertThat(scene.balance("posted")).isEqualTo("0.00");
        assertThat(scene.atInstitution(id).path("refunded").asText()).isEqualTo(amount);
    }

    @Test
    void a_refund_that_is_refused_is_asked_for_again_and_once_given_up_the_money_is_the_customers_again() {
        String amount = told();
        String id = scene.opened(amount, true);
        StubMapping refusal = scene.answers("refunds", amount,
                jsonResponse("{\"code\": \"FUNDS\", \"message\": \"The merchant's balance is short\"}", 409));

        assertThat(scene.follow(id, "refunds", amount)).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(scene.lastRequest(id).path("state").asText()).isEqualTo("REFUSED"));

        assertThat(scene.asked("refunds", amount)).isEqualTo(3);
        assertThat(scene.lastRequest(id).path("message").asText()).isEqualTo("The merchant's balance is short");
        assertThat(scene.balance("available")).isEqualTo(amount);
        scene.nothingIsWrongAnyMore(refusal);
        assertThat(scene.follow(id, "refunds", amount)).isEqualTo(202);
        scene.becomes(id, "REFUNDED");
    }

    @Test
    void of_many_captures_and_refunds_at_once_just_as_many_are_taken_as_there_is_money() {
        String id = scene.opened("100.00", false);

        List<Integer> captures = Race.of(32, number -> () -> scene.follow(id, "captures", "10.00"));
        scene.becomes(id, "CAPTURED");
        List<Integer> refunds = Race.of(32, number -> () -> scene.follow(id, "refunds", "10.00"));
        scene.becomes(id, "REFUNDED");

        assertThat(captures).filteredOn(status -> status == 202).hasSize(10);
        assertThat(refunds).filteredOn(status -> status == 202).hasSize(10);
        assertThat(Stream.concat(captures.stream(), refunds.stream())).containsOnly(202, 409);
        assertThat(scene.balance("posted")).isEqualTo("0.00");
        assertThat(scene.atInstitution(id, "refunded")).isEqualByComparingTo("100");
    }

    @Test
    void of_many_payments_of_one_order_at_once_one_is_taken() {
        OrderId order = scene.order("80.00");

        List<Integer> answers = Race.of(32, number -> () -> scene.pay(order, "80.00").getStatusCode().value());

        assertThat(answers).containsOnlyOnce(202).containsOnly(202, 409);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> scene.balance("posted"), "80.00"::equals);
        assertThat(scene.pay(order, "80.00").getStatusCode().value()).isEqualTo(409);
    }

    @Test
    void a_request_that_many_settle_at_once_is_asked_for_once() {
        String amount = untold();
        StubMapping fault = scene.answers("authorisations", amount, serverError());
        String id = scene.open(amount, true);
        Awaitility.await().until(() -> scene.lastRequest(id).hasNonNull("message"));
        scene.nothingIsWrongAnyMore(fault);
        UUID request = UUID.fromString(scene.lastRequest(id).path("id").asText());

        Race.of(8, number -> () -> {
            calls.settle(request);
            return number;
        });
        scene.becomes(id, "CAPTURED");
        calls.settle(request);

        assertThat(scene.knownToInstitution(id)).isEqualTo(1);
        assertThat(scene.asked("captures", amount)).isEqualTo(1);
        assertThat(scene.balance("posted")).isEqualTo(amount);
    }

    @Test
    void a_closed_order_is_not_paid_and_what_was_under_way_for_it_goes_back() {
        String amount = untold();
        assertThat(scene.pay(closed(scene.order("30.00")), "30.00").getStatusCode().value()).isEqualTo(409);

        StubMapping slow = scene.answers("authorisations", amount,
                aResponse().withTransformers(SIMULATION).withFixedDelay(1_000));
        OrderId first = scene.order(amount);
        String authorised = PaymentScene.id(scene.pay(first, amount));
        Awaitility.await().until(() -> scene.knownToInstitution(authorised) == 1);
        closed(first);
        scene.becomes(authorised, "VOIDED");
        scene.nothingIsWrongAnyMore(slow);

        slow = scene.answers("captures", amount, aResponse().withTransformers(SIMULATION).withFixedDelay(1_000));
        OrderId second = scene.order(amount);
        String captured = PaymentScene.id(scene.pay(second, amount));
        Awaitility.await().until(() -> scene.asked("captures", amount) == 1);
        closed(second);
        scene.becomes(captured, "REFUNDED");
        scene.nothingIsWrongAnyMore(slow);
        assertThat(scene.balance("posted")).isEqualTo("0.00");
        assertThat(scene.balance("pending")).isEqualTo("0.00");
    }

    @Test
    void what_was_only_authorised_for_an_order_is_given_back_when_the_order_is_closed() {
        OrderId order = scene.order("30.00");
        String id = PaymentScene.id(scene.ask("""
                {"orderId": "%s", "amount": "30.00", "currency": "CNY", "capture": false}""".formatted(order)));
        scene.becomes(id, "AUTHORISED");

        closed(order);

        scene.becomes(id, "VOIDED");
        assertThat(scene.follow(id, "captures", "30.00")).isEqualTo(409);
    }

    private OrderId closed(OrderId order) {
        transaction.executeWithoutResult(status -> fence.close(order));
        return order;
    }

    /** Done at once, and told after we have given up waiting. */
    private static ResponseDefinitionBuilder late() {
        return aResponse().withTransformers(SIMULATION).withFixedDelay(3_000);
    }
}
