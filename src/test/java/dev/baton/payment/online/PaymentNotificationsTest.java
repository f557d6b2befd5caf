package dev.baton.payment.online;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static dev.baton.payment.online.PaymentScene.told;
import static dev.baton.payment.online.PaymentScene.untold;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class PaymentNotificationsTest {

    private final BeanFactory beans;
    private final Ledger ledger;
    private PaymentScene scene;

    @Autowired
    PaymentNotificationsTest(BeanFactory beans, Ledger ledger) {
        this.beans = beans;
        this.ledger = ledger;
        this.scene = new PaymentScene(beans);
    }

    @BeforeEach
    void aDistributorWithoutMoney() {
        scene = new PaymentScene(beans);
    }

    @Test
    void a_notification_stands_in_for_an_answer_that_was_lost() {
        String amount = told();
        StubMapping late = scene.answers("captures", amount,
                aResponse().withTransformers("payment-institution").withFixedDelay(3_000));
        String id = scene.open(amount, true);

        Awaitility.await().atMost(Duration.ofMillis(2_500)).untilAsserted(
                () -> assertThat(scene.payment(id).path("status").asText()).isEqualTo("CAPTURED"));

        assertThat(scene.lastRequest(id).path("attempts").asInt()).isEqualTo(1);
        assertThat(scene.balance("posted")).isEqualTo(amount);
        scene.nothingIsWrongAnyMore(late);
    }

    @Test
    void a_notification_that_comes_before_the_answer_and_one_after_it_book_once() {
        String amount = untold();
        StubMapping slow = scene.answers("authorisations", amount,
                aResponse().withTransformers("payment-institution").withFixedDelay(1_000));
        String id = scene.open(amount, false);
        Awaitility.await().until(() -> scene.knownToInstitution(id) == 1);

        scene.tell("AUTHORISED", scene.institutionId(id), id, amount, "CNY");
        assertThat(scene.payment(id).path("status").asText()).isEqualTo("AUTHORISED");
        scene.nothingIsWrongAnyMore(slow);
        assertThat(scene.follow(id, "captures", amount)).isEqualTo(202);
        scene.becomes(id, "CAPTURED");
        scene.tell("CAPTURED", scene.institutionId(id), id, amount, "CNY");

        assertThat(scene.payment(id).path("authorised").asText()).isEqualTo(amount);
        assertThat(scene.balance("posted")).isEqualTo(amount);
        assertThat(scene.unapplied(id)).isEmpty();
    }

    @Test
    void a_notification_that_is_told_again_and_again_books_once() {
        String amount = untold();
        StubMapping fault = scene.answers("captures", amount, serverError());
        String id = scene.open(amount, true);
        scene.becomes(id, "AUTHORISED");
        String event = name("event");

        Race.of(8, number -> () -> {
            scene.tell(number % 2 == 0 ? event : name("event"), "CAPTURED", scene.institutionId(id), id, amount, "CNY");
            return number;
        });

        assertThat(scene.payment(id).path("captured").asText()).isEqualTo(amount);
        assertThat(scene.balance("posted")).isEqualTo(amount);
        assertThat(scene.unapplied(id)).isEmpty();
        scene.nothingIsWrongAnyMore(fault);
    }

    @Test
    void an_amount_or_a_currency_that_was_not_asked_for_is_not_booked_but_shown_to_finance() {
        String amount = untold();
        String id = scene.opened(amount, true);
        String theirs = scene.institutionId(id);

        scene.tell("CAPTURED", theirs, id, "0.01", "CNY");
        scene.tell("CAPTURED", theirs, id, amount, "EUR");
        scene.tell("REFUNDED", theirs, id, amount, "CNY");
        scene.tell("CAPTURED", "another", id, amount, "CNY");

        assertThat(scene.unapplied(id)).extracting(event -> event.path("why").asText()).satisfiesExactlyInAnyOrder(
                why -> assertThat(why).isEqualTo("CAPTURED of 0.01 CNY was not asked for"),
                why -> assertThat(why).contains("the payment is in CNY"),
                why -> assertThat(why).contains("REFUNDED of " + amount),
                why -> assertThat(why).contains(theirs));
        assertThat(scene.balance("posted")).isEqualTo(amount);
        assertThat(scene.payment(id).path("status").asText()).isEqualTo("CAPTURED");
    }

    @Test
    void ids_that_are_numbers_are_kept_as_they_were_sent_and_hide_nothing() {
        String reference = name("unknown");
        long one = ThreadLocalRandom.current().nextLong(1_000_000_000L);
        List<String> numbers = List.of(one + "e400", one + ".50", one + "e999999");
        for (String number : numbers) {
            scene.tellAsSent(
                    """
                            {"eventId": %s, "type": "CAPTURED", "paymentId": %s, "reference": "%s", "amount": "1.00", "currency": "CNY"}
                            """
                            .formatted(number, number, reference));
        }

        assertThat(scene.unapplied(reference)).extracting(event -> event.path("paymentId").asText())
                .containsExactlyElementsOf(numbers);
        assertThat(scene.unapplied(reference)).extracting(event -> event.path("why").asText())
                .allSatisfy(why -> assertThat(why).contains(reference));
    }

    @Test
    void what_is_told_too_early_is_applied_once_its_request_is_known() {
        String amount = untold();
        String id = scene.opened(amount, false);
        StubMapping fault = scene.answers("captures", amount, serverError());
        scene.tell("CAPTURED", scene.institutionId(id), id, amount, "CNY");
        assertThat(scene.unapplied(id)).hasSize(1);

        assertThat(scene.follow(id, "captures", amount)).isEqualTo(202);

        scene.becomes(id, "CAPTURED");
        Awaitility.await().untilAsserted(() -> assertThat(scene.unapplied(id)).isEmpty());
        assertThat(scene.balance("posted")).isEqualTo(amount);
        scene.nothingIsWrongAnyMore(fault);
    }

    @Test
    void an_authorisation_that_the_institution_reports_as_failed_is_refused_and_one_that_it_gives_back_is_voided() {
        String amount = untold();
        StubMapping fault = scene.answers("authorisations", amount, serverError());
        String failed = scene.open(amount, true);
        scene.tell("FAILED", name("p"), failed, amount, "CNY");
        scene.becomes(failed, "REFUSED");
        scene.nothingIsWrongAnyMore(fault);

        String givenBack = scene.opened(untold(), false);
        scene.tell("VOIDED", scene.institutionId(givenBack), givenBack,
                scene.payment(givenBack).path("amount").asText(), "CNY");
        scene.becomes(givenBack, "VOIDED");
    }

    @Test
    void what_a_payer_sends_unasked_is_put_on_the_account_and_can_be_refunded() {
        String theirs = name("incoming");
        scene.tell("CAPTURED", theirs, prepaid(scene.customer).value(), "55.00", "CNY");
        scene.tell("CAPTURED", theirs, prepaid(scene.customer).value(), "55.00", "CNY");
        scene.tell("CAPTURED", theirs, prepaid(scene.customer).value(), "56.00", "CNY");

        assertThat(scene.balance("posted")).isEqualTo("55.00");
        assertThat(scene.unapplied(prepaid(scene.customer).value())).hasSize(1);
        var payment = scene.finance.read("/api/payments?accountId=" + prepaid(scene.customer)).at("/items/0");
        assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
        assertThat(payment.path("institutionPaymentId").asText()).isEqualTo(theirs);
        assertThat(scene.follow(payment.path("id").asText(), "refunds", "5.00")).isEqualTo(202);
    }

    @Test
    void what_a_payer_sends_unasked_to_an_account_that_is_not_a_prepaid_one_is_shown_to_finance() {
        String owes = ledger.openAccount(scene.customer.value(), AccountKind.RECEIVABLE, "CNY").value();

        scene.tell("CAPTURED", name("incoming"), owes, "55.00", "CNY");

        assertThat(scene.unapplied(owes)).hasSize(1);
        assertThat(scene.finance.read("/api/accounts/" + owes).path("posted").asText()).isEqualTo("0.00");
    }

    @Test
    void what_is_sent_to_an_account_that_is_not_open_yet_is_put_there_once_it_is() {
        String owner = name("O");
        String account = owner + ":PREPAID:CNY";
        scene.tell("CAPTURED", name("incoming"), account, "9.00", "CNY");
        assertThat(scene.unapplied(account)).hasSize(1);

        ledger.openAccount(owner, AccountKind.PREPAID, "CNY");

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                scene.finance.read("/api/accounts/" + account).path("posted").asText()).isEqualTo("9.00"));
    }
}
