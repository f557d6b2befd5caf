package dev.baton.payment.online;

import static dev.baton.payment.online.PaymentScene.told;
import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.Payments;
import dev.baton.platform.events.EventSubscriptions;
import dev.baton.platform.events.NewSubscription;
import dev.baton.platform.events.SubscriptionId;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class OnlinePaymentsTest {

    private final BeanFactory beans;
    private final TestRestTemplate http;
    private final Orders orders;
    private final Payments payments;
    private final EventSubscriptions subscriptions;
    private final Ledger ledger;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private PaymentScene scene;

    @Autowired
    OnlinePaymentsTest(
            BeanFactory beans,
            TestRestTemplate http,
            Orders orders,
            Payments payments,
            EventSubscriptions subscriptions,
            Ledger ledger,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.beans = beans;
        this.http = http;
        this.orders = orders;
        this.payments = payments;
        this.subscriptions = subscriptions;
        this.ledger = ledger;
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
    void a_top_up_is_authorised_and_captured_at_once_and_put_on_the_account() {
        String id = scene.opened("250.50", true);

        JsonNode payment = scene.payment(id);
        assertThat(payment.path("captured").asText()).isEqualTo("250.50");
        assertThat(payment.path("institution").asText()).isEqualTo("lotus");
        assertThat(payment.at("/route/rule").asText()).isEqualTo("PAY-DOMESTIC");
        assertThat(scene.finance.read("/api/decisions/" + id).path("items")).singleElement().satisfies(rule -> {
            assertThat(rule.path("decision").asText()).isEqualTo("payment-route");
            assertThat(rule.path("version").asInt()).isPositive();
            assertThat(rule.at("/inputs/payment/channel").asText()).isEqualTo("DISTRIBUTOR");
            assertThat(rule.at("/results/0/ruleId").asText()).isEqualTo("PAY-DOMESTIC");
        });
        assertThat(payment.path("requests").findValuesAsText("step")).containsExactly("AUTHORISATION", "CAPTURE");
        assertThat(scene.balance("posted")).isEqualTo("250.50");
        assertThat(scene.atInstitution(id).path("institution").asText()).isEqualTo("lotus");
    }

    @Test
    void the_rules_send_a_payment_to_the_institution_that_takes_its_currency() {
        AccountId euros = ledger.openAccount(scene.customer.value(), AccountKind.PREPAID, "EUR");

        String id = PaymentScene.id(scene.ask("""
                {"accountId": "%s", "amount": "12.00", "currency": "EUR"}""".formatted(euros)));

        scene.becomes(id, "CAPTURED");
        assertThat(scene.payment(id).path("institution").asText()).isEqualTo("meridian");
        assertThat(scene.payment(id).at("/route/rule").asText()).isEqualTo("PAY-FOREIGN");
        assertThat(scene.atInstitution(id).path("institution").asText()).isEqualTo("meridian");
        assertThat(scene.finance.read("/api/accounts/" + euros).path("posted").asText()).isEqualTo("12.00");
    }

    @Test
    void what_is_authorised_is_captured_in_parts_and_the_rest_is_voided() {
        String id = scene.opened("100.00", false);
        assertThat(scene.balance("posted")).as("authorised only").isEqualTo("0.00");

        assertThat(scene.follow(id, "captures", "30.00")).isEqualTo(202);
        scene.becomes(id, "PARTIALLY_CAPTURED");
        assertThat(scene.follow(id, "captures", "70.01")).as("more than is left").isEqualTo(409);
        assertThat(scene.follow(id, "voids", "10.00")).as("a part of the rest").isEqualTo(422);
        assertThat(scene.follow(id, "voids", "70.00")).isEqualTo(202);
        scene.becomes(id, "CAPTURED");

        assertThat(scene.payment(id).path("voided").asText()).isEqualTo("70.00");
        assertThat(scene.atInstitution(id, "voided")).isEqualByComparingTo("70");
        assertThat(scene.balance("posted")).isEqualTo("30.00");
        assertThat(scene.follow(id, "captures", "0.01")).isEqualTo(409);
    }

    @Test
    void an_account_is_not_closed_while_a_payment_may_be_captured_and_takes_none_afterwards() {
        String id = scene.opened("100.00", false);

        ResponseEntity<JsonNode> refused = scene.close();
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(Objects.requireNonNull(refused.getBody()).path("underWay"))
                .singleElement()
                .satisfies(what -> assertThat(what.asText()).isEqualTo("payment " + id));

        scene.follow(id, "voids", "100.00");
        scene.becomes(id, "VOIDED");
        assertThat(scene.close().getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(scene.ask("10.00", true).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void what_was_captured_is_refunded_in_parts_and_never_more() {
        String id = scene.opened("100.00", true);

        assertThat(scene.follow(id, "refunds", "40.00")).isEqualTo(202);
        scene.becomes(id, "PARTIALLY_REFUNDED");
        assertThat(scene.follow(id, "refunds", "60.01")).isEqualTo(409);
        assertThat(scene.finance.post("/api/payments/" + id + "/refunds", name("key"), "{}").getStatusCode().value())
                .as("all that is left").isEqualTo(202);
        scene.becomes(id, "REFUNDED");

        assertThat(scene.balance("posted")).isEqualTo("0.00");
        assertThat(scene.balance("pending")).isEqualTo("0.00");
        assertThat(scene.atInstitution(id, "refunded")).isEqualByComparingTo("100");
    }

    @Test
    void an_amount_in_another_currency_and_what_nobody_knows_are_refused() {
        String id = scene.opened("100.00", true);

        assertThat(pointers(id, "{\"amount\": \"10.00\", \"currency\": \"USD\"}", 422)).containsExactly("/currency");
        assertThat(pointers(id, "{\"amount\": \"10.00\", \"valuta\": \"CNY\"}", 400)).containsExactly("/valuta");
        assertThat(scene.payment(id).path("refunded").asText()).isEqualTo("0.00");

        assertThat(scene.finance.post("/api/payments/" + id + "/refunds", name("key"),
                "{\"amount\": \"10.00\", \"currency\": \"CNY\"}").getStatusCode().value()).isEqualTo(202);
        scene.becomes(id, "PARTIALLY_REFUNDED");
    }

    private List<String> pointers(String payment, String refund, int status) {
        ResponseEntity<JsonNode> answer =
                scene.finance.post("/api/payments/" + payment + "/refunds", name("key"), refund);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        return Objects.requireNonNull(answer.getBody()).path("errors").findValuesAsText("pointer");
    }

    @Test
    void subscribers_are_told_of_captures_and_refunds() {
        SubscriptionId subscription = subscriptions.subscribe(new NewSubscription(URI.create("http://127.0.0.1:9/"),
                Set.of("payment.captured", "payment.refunded"), "0123456789abcdef"));
        try {
            String id = scene.opened("100.00", true);
            scene.follow(id, "refunds", "40.00");
            scene.becomes(id, "PARTIALLY_REFUNDED");

            assertThat(jdbc.sql(
                    "SELECT type || ' ' || (payload -> 'data' ->> 'amount') FROM outbox WHERE key = ? AND destination = ? ORDER BY id")
                    .params(id, "webhook:" + subscription).query(String.class).list())
                    .containsExactly("payment.captured 100.00", "payment.refunded 40.00");
        } finally {
            subscriptions.unsubscribe(subscription);
        }
    }

    @Test
    void what_the_customer_has_spent_cannot_be_refunded() {
        String id = scene.opened("100.00", true);
        OrderId order = new Trade(beans).priced(scene.customer, PaymentMethod.PREPAID,
                line(new Trade(beans).product("80.00"), 1));
        payments.hold(order);

        assertThat(scene.follow(id, "refunds", "20.01")).isEqualTo(409);
        assertThat(scene.follow(id, "refunds", "20.00")).isEqualTo(202);
    }

    @Test
    void what_was_captured_for_an_order_that_is_cancelled_later_is_a_balance_that_can_be_refunded() {
        OrderId order = scene.order("80.00");
        payments.hold(order);
        String id = PaymentScene.id(scene.pay(order, "80.00"));
        scene.becomes(id, "CAPTURED");
        assertThat(scene.follow(id, "refunds", "80.00")).as("it is held for the order").isEqualTo(409);

        transaction.executeWithoutResult(status -> fence.close(order));
        payments.voidHold(order);
        assertThat(scene.balance("available")).isEqualTo("80.00");

        assertThat(scene.follow(id, "refunds", "80.00")).isEqualTo(202);
        scene.becomes(id, "REFUNDED");
        assertThat(scene.balance("posted")).isEqualTo("0.00");
    }

    @Test
    void the_database_itself_takes_no_more_captures_than_authorised_and_no_more_refunds_than_captured() {
        String id = scene.opened("100.00", false);
        scene.follow(id, "captures", "60.00");
        scene.becomes(id, "PARTIALLY_CAPTURED");

        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> ask(id, "CAPTURE", 40_01))
                .withMessageContaining("payment_within_authorised");
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> ask(id, "REFUND", 60_01))
                .withMessageContaining("payment_within_captured");
        scene.follow(id, "refunds", "60.00");
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> ask(id, "REFUND", 1))
                .as("what is under way counts").withMessageContaining("payment_within_captured");
    }

    /** What no code of ours does, since it looks before. */
    private void ask(String payment, String step, long minor) {
        jdbc.sql(
                """
                        INSERT INTO payment_request (id, payment_id, step, amount, state, requested_by, requested_at, next_attempt_at)
                        VALUES (gen_random_uuid(), ?::uuid, ?, ?, 'INTENT', 'nobody', now(), now())""")
                .params(payment, step, minor)
                .update();
    }

    @Test
    void a_payment_of_an_order_is_held_for_it_before_those_who_wait() {
        Trade trade = new Trade(beans);
        OrderId waiting = trade.priced(scene.customer, PaymentMethod.PREPAID, line(trade.product("500.00"), 1));
        payments.hold(waiting);
        OrderId order = scene.order("80.00");
        payments.hold(order);

        ResponseEntity<JsonNode> answer = scene.pay(order, "80.00");

        scene.becomes(PaymentScene.id(answer), "CAPTURED");
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(orders.get(waiting).paymentStatus()).isEqualTo(PaymentStatus.NONE);
        assertThat(scene.balance("available")).isEqualTo("0.00");
        assertThat(scene.pay(order, "80.00").getStatusCode().value())
                .as("it does not wait for money any more").isEqualTo(409);
    }

    @Test
    void an_order_is_paid_in_parts_one_after_the_other_and_not_twice() {
        OrderId order = scene.order("80.00");
        String first = PaymentScene.id(scene.ask("""
                {"orderId": "%s", "amount": "50.00", "currency": "CNY", "capture": false}""".formatted(order)));
        scene.becomes(first, "AUTHORISED");

        ResponseEntity<JsonNode> beside = scene.pay(order, "30.00");
        assertThat(beside.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(beside.getBody())).contains("Another payment of the order is under way.");
        scene.follow(first, "captures", "50.00");
        scene.becomes(first, "CAPTURED");

        scene.becomes(PaymentScene.id(scene.pay(order, "30.00")), "CAPTURED");
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
    }

    @Test
    void an_order_that_was_paid_before_its_money_is_held_is_not_paid_again() {
        OrderId order = scene.order("80.00");
        unpriced(order);
        scene.becomes(PaymentScene.id(scene.pay(order, "80.00")), "CAPTURED");

        ResponseEntity<JsonNode> again = scene.pay(order, "80.00");

        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(again.getBody())).contains("has been paid");
    }

    @Test
    void an_order_whose_payment_was_voided_or_refunded_is_paid_anew() {
        OrderId order = scene.order("80.00");
        unpriced(order);
        String voided = PaymentScene.id(scene.ask("""
                {"orderId": "%s", "amount": "80.00", "currency": "CNY", "capture": false}""".formatted(order)));
        scene.becomes(voided, "AUTHORISED");
        scene.follow(voided, "voids", "80.00");
        scene.becomes(voided, "VOIDED");
        String refunded = PaymentScene.id(scene.pay(order, "80.00"));
        scene.becomes(refunded, "CAPTURED");
        scene.follow(refunded, "refunds", "80.00");
        scene.becomes(refunded, "REFUNDED");

        scene.becomes(PaymentScene.id(scene.pay(order, "80.00")), "CAPTURED");
    }

    private void unpriced(OrderId order) {
        jdbc.sql("UPDATE orders SET status = 'RECEIVED' WHERE id = ?").param(order.value()).update();
    }

    @Test
    void a_top_up_lets_waiting_orders_go_on() {
        Trade trade = new Trade(beans);
        OrderId waiting = trade.priced(scene.customer, PaymentMethod.PREPAID, line(trade.product("50.00"), 1));
        payments.hold(waiting);

        scene.opened("60.00", true);

        assertThat(orders.get(waiting).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(scene.balance("available")).isEqualTo("10.00");
    }

    @Test
    void a_request_that_is_sent_twice_is_carried_out_once() {
        String key = name("key");
        String body = """
                {"accountId": "%s", "amount": "20.00", "currency": "CNY"}""".formatted(prepaid(scene.customer));

        String id = PaymentScene.id(scene.finance.post("/api/payments", key, body));
        ResponseEntity<JsonNode> again = scene.finance.post("/api/payments", key, body);

        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(PaymentScene.id(again)).isEqualTo(id);
        assertThat(scene.finance.post("/api/payments", key, body.replace("20.00", "21.00")).getStatusCode().value())
                .isEqualTo(422);
        scene.becomes(id, "CAPTURED");
        String refund = name("key");
        String path = "/api/payments/" + id + "/refunds";
        scene.finance.post(path, refund, "{\"amount\": \"5.00\"}");
        scene.finance.post(path, refund, "{\"amount\": \"5.00\"}");
        scene.becomes(id, "PARTIALLY_REFUNDED");
        assertThat(scene.payment(id).path("requests")).hasSize(3);
        assertThat(scene.balance("posted")).isEqualTo("15.00");
    }

    @Test
    void a_payment_that_no_rule_sends_anywhere_is_refused() {
        ResponseEntity<JsonNode> answer = scene.ask("5000000.01", true);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(answer.getBody())).contains("no rule chooses a payment institution");
    }

    @Test
    void a_payment_is_told_all_its_faults_at_once() {
        ResponseEntity<JsonNode> faulty =
                scene.finance.post("/api/payments", name("key"), "{\"amount\": \"-1\", \"currency\": \"CNY\"}");

        assertThat(faulty.getStatusCode().value()).isEqualTo(400);
        assertThat(faulty.getBody()).isNotNull();
        assertThat(faulty.getBody().path("errors").findValuesAsText("pointer"))
                .containsExactly("/accountId", "/amount");
        assertThat(scene.finance.post("/api/payments", name("key"), """
                {"accountId": "%s", "amount": "1", "currency": "EUR"}""".formatted(prepaid(scene.customer)))
                .getStatusCode().value()).isEqualTo(422);
        assertThat(scene.finance.post("/api/payments", name("key"), """
                {"accountId": "BANK:CNY", "amount": "1", "currency": "CNY"}""").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void a_caller_who_is_bound_to_a_customer_neither_pays_for_others_nor_sees_them() {
        Api dealer = new Api(http, "dealer");
        String id = scene.open(told(), false);

        assertThat(dealer.get("/api/payments/" + id).getStatusCode().value()).isEqualTo(404);
        assertThat(dealer.read("/api/payments?accountId=" + prepaid(scene.customer)).path("items")).isEmpty();
        assertThat(dealer.post("/api/payments", name("key"), """
                {"accountId": "%s", "amount": "1.00", "currency": "CNY"}""".formatted(prepaid(scene.customer)))
                .getStatusCode().value()).isEqualTo(422);
        assertThat(new Api(http, "integrator").post("/api/payments/" + id + "/captures", name("key"), "{}")
                .getStatusCode().value()).as("captures are for finance").isEqualTo(403);
    }

    @Test
    void payments_are_listed_by_account_and_status_page_by_page() {
        String first = scene.opened("10.00", true);
        String second = scene.opened("11.00", false);
        String path = "/api/payments?accountId=" + prepaid(scene.customer);

        JsonNode page = scene.finance.read(path + "&limit=1");
        JsonNode next = scene.finance.read(path + "&limit=1&cursor=" + page.path("nextCursor").asText());

        assertThat(page.path("items").findValuesAsText("status")).containsExactly("AUTHORISED");
        assertThat(next.at("/items/0/id").asText()).isEqualTo(first);
        assertThat(next.path("nextCursor").isNull()).isTrue();
        assertThat(scene.finance.read(path + "&status=AUTHORISED").at("/items/0/id").asText()).isEqualTo(second);
        assertThat(scene.finance.read(path + "&open=true").path("items")).isEmpty();
        assertThat(scene.finance.get(path + "&status=SOLD").getStatusCode().value()).isEqualTo(400);
    }
}
