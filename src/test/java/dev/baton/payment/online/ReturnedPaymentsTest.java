package dev.baton.payment.online;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountStates;
import dev.baton.ledger.AccountStatus;
import dev.baton.order.Amendment;
import dev.baton.order.Amendments;
import dev.baton.order.Cancellations;
import dev.baton.order.Closings;
import dev.baton.order.NewOrder;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.GroupBuy;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What becomes of online payments whose orders are closed; no process drives the orders. */
@BatonTest
class ReturnedPaymentsTest {

    private static final Caller ANYBODY = new Caller("test", Set.of(Role.ADMIN), null);

    private final BeanFactory beans;
    private final Trade trade;
    private final GroupBuy group;
    private final Payments payments;
    private final Cancellations cancellations;
    private final Amendments amendments;
    private final Closings closings;
    private final ClosedOrders closedOrders;
    private final AccountStates accounts;

    @Autowired
    ReturnedPaymentsTest(
            BeanFactory beans,
            TestRestTemplate http,
            Payments payments,
            Cancellations cancellations,
            Amendments amendments,
            Closings closings,
            ClosedOrders closedOrders,
            AccountStates accounts) {
        this.beans = beans;
        this.trade = new Trade(beans);
        this.group = new GroupBuy(http);
        this.payments = payments;
        this.cancellations = cancellations;
        this.amendments = amendments;
        this.closings = closings;
        this.closedOrders = closedOrders;
        this.accounts = accounts;
    }

    private List<String> steps(String payment) {
        return group.payment(payment).path("requests").findValuesAsText("step");
    }

    @Test
    void what_a_consumer_has_paid_is_asked_back_once_however_often_the_order_is_undone() {
        CustomerId consumer = trade.consumer("0.00");
        Sku sku = trade.product("300.00");
        OrderId order = trade.grouped(consumer, null, line(sku, 1));
        String payment = group.pay(order.toString());
        OrderId waiting = trade.grouped(consumer, null, line(sku, 1));
        payments.hold(waiting);

        cancellations.cancel(order, "Not wanted", ANYBODY);
        Race.of(16, number -> () -> {
            payments.voidHold(order);
            closedOrders.giveBack(10);
            return true;
        });
        closings.end(order, 1);
        group.awaitRefund(order.toString(), payment);
        closedOrders.giveBack(200);
        assertThat(Collections.frequency(steps(payment), "REFUND")).isEqualTo(1);
        assertThat(group.order(waiting.toString()).path("status").asText()).as("gets no other's money")
                .isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void what_cannot_be_given_back_from_a_frozen_account_is_once_that_is_open() {
        CustomerId consumer = trade.consumer("0.00");
        OrderId order = trade.grouped(consumer, null, line(trade.product("300.00"), 1));
        String payment = group.pay(order.toString());
        accounts.change(prepaid(consumer), AccountStatus.FROZEN, "looked into", "finance");
        cancellations.cancel(order, "Not wanted", ANYBODY);
        payments.voidHold(order);
        closings.end(order, 1);
        closedOrders.giveBack(200);
        assertThat(steps(payment)).doesNotContain("REFUND");

        accounts.change(prepaid(consumer), AccountStatus.OPEN, "all is well", "finance");
        Race.of(8, number -> () -> {
            closedOrders.giveBack(200);
            return true;
        });
        group.awaitRefund(order.toString(), payment);
    }

    @Test
    void an_order_that_starts_over_keeps_its_money_until_it_is_cancelled() {
        CustomerId consumer = trade.consumer("0.00");
        Sku sku = trade.product("300.00");
        OrderId order = trade.grouped(consumer, null, line(sku, 2));
        String payment = group.pay(order.toString());
        amendments.amend(order, new Amendment(List.of(new NewOrder.Line(sku, Quantity.of(1))), null, null), ANYBODY);
        payments.voidHold(order);
        closedOrders.giveBack(200);
        assertThat(steps(payment)).doesNotContain("REFUND");

        cancellations.cancel(order, "Not wanted", ANYBODY);
        payments.voidHold(order);
        closings.end(order, 1);
        group.awaitRefund(order.toString(), payment);
    }

    @Test
    void what_is_not_charged_of_an_order_that_goes_on_goes_back_to_the_consumer_once() {
        CustomerId consumer = trade.consumer("0.00");
        OrderId order = trade.grouped(consumer, null, line(trade.product("300.00"), 1));
        String payment = group.pay(order.toString());

        Race.of(8, number -> () -> {
            payments.giveBack(order, "refused:all but one", Trade.money("100.00"));
            return true;
        });

        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                group.payment(payment).path("refunded").asText()).isEqualTo("100.00"));
        assertThat(Collections.frequency(steps(payment), "REFUND")).isEqualTo(1);
        JsonNode account = group.read("/api/accounts/" + prepaid(consumer));
        assertThat(account.path("posted").asText()).isEqualTo("200.00");
        assertThat(account.path("available").asText()).isEqualTo("0.00");
    }

    @Test
    void other_customers_keep_on_their_account_what_they_have_paid() {
        PaymentScene scene = new PaymentScene(beans);
        OrderId order = scene.order("300.00");
        String payment = PaymentScene.id(scene.pay(order, "300.00"));
        scene.becomes(payment, "CAPTURED");
        cancellations.cancel(order, "Not wanted", ANYBODY);
        payments.voidHold(order);
        closings.end(order, 1);
        closedOrders.giveBack(200);
        assertThat(steps(payment)).doesNotContain("REFUND");
        assertThat(scene.balance("available")).isEqualTo("300.00");
    }
}
