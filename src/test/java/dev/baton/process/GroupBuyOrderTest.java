package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.trade.Api;
import dev.baton.trade.GroupBuy;
import dev.baton.trade.Trade;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders of consumers that take part in no campaign; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class GroupBuyOrderTest {

    private final ApplicationContext baton;
    private final GroupBuy group;
    private final Api stock;
    private final Journeys journeys;
    private final TestClock clock;
    private final CamundaClient engine;

    @Autowired
    GroupBuyOrderTest(
            ApplicationContext baton,
            TestRestTemplate http,
            Journeys journeys,
            TestClock clock,
            CamundaClient engine) {
        this.baton = baton;
        this.group = new GroupBuy(http);
        this.stock = new Api(http, "stock");
        this.journeys = journeys;
        this.clock = clock;
        this.engine = engine;
    }

    @Test
    void an_order_that_is_paid_is_sold_and_finance_sees_what_was_paid() {
        Market market = new Market(baton);
        String order = group.order(market.consumer(), market.stocked(market.distributor(), "300.00", 20), 2, null);
        engine.newCreateInstanceCommand()
                .bpmnProcessId("group-buy-order")
                .latestVersion()
                .variables(Map.of("orderId", order, "channel", "GROUP_BUY"))
                .send()
                .join();
        journeys.awaitElement(order, "Event_SecondInstanceEnded");
        String payment = group.pay(order);
        group.awaitStatus(order, "COMPLETED");

        assertThat(group.order(order).path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(group.order(order).path("campaign").isNull()).isTrue();
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_ClaimOrder", "Task_CheckOrder",
                "Task_FindPromotions", "Task_PriceOrder", "Task_HoldMoney", "Event_MoneyHeld", "Task_ReadCampaign");
        assertThat(payments("GROUP_BUY")).contains(payment);
        assertThat(payments("DISTRIBUTOR")).doesNotContain(payment);
    }

    private List<String> payments(String channel) {
        return group.read("/api/payments?limit=200&channel=" + channel).path("items").findValuesAsText("id");
    }

    @Test
    void an_order_that_nobody_pays_whole_is_cancelled_and_what_was_paid_goes_back() {
        String consumer = group.consumers(1).getFirst();
        String order = group.order(consumer, group.product("300.00"), 2, null);
        String payment = group.pay(order, "100.00");
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        clock.advance(Duration.ofDays(3).plusMinutes(5), Duration.ofDays(1));
        group.awaitRefund(order, payment);
        journeys.awaitElement(order, "Event_OrderUnpaid");
        assertThat(group.order(order).path("closingReason").asText()).isEqualTo("PAYMENT_DEADLINE");
    }

    @Test
    void money_that_comes_in_the_last_moment_counts_although_the_process_has_not_heard_of_it() {
        String consumer = group.consumers(1).getFirst();
        String order = group.order(consumer, group.product("300.00"), 2, null);
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        String total = group.order(order).path("totals").path("total").asText();
        baton.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            new Trade(baton).topUp(new CustomerId(consumer), total);
            assertThat(baton.getBean(JdbcClient.class)
                    .sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'").param(order).update())
                    .isEqualTo(1);
        });
        clock.advance(Duration.ofDays(3).plusMinutes(5), Duration.ofDays(1));
        journeys.awaitElement(order, "Call_SellThroughDistributor");
        assertThat(journeys.elementsEntered(order)).contains("Gateway_HeldAfterAll");
    }

    @Test
    void an_order_with_a_hard_fault_is_rejected() {
        String consumer = group.consumers(1).getFirst();
        ResponseEntity<JsonNode> placed = group.place(consumer, group.product("3.00"), 1, null);
        String order = Objects.requireNonNull(placed.getBody()).path("id").asText();
        group.awaitStatus(order, "REJECTED");
        journeys.awaitElement(order, "Event_OrderRefusedByCheck");
    }

    @Test
    void goods_that_are_not_released_yet_are_paid_whole_too() {
        String sku = group.product("300.00");
        LocalDate ahead = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(30);
        assertThat(stock.put("/api/products/" + sku + "/release", "{\"releaseOn\": \"" + ahead + "\"}")
                .getStatusCode().is2xxSuccessful()).isTrue();
        String order = group.order(group.consumers(1).getFirst(), sku, 1, null);
        group.pay(order);
        journeys.awaitElement(order, "Call_SellThroughDistributor");
        assertThat(journeys.elementsEntered(order)).contains("Boundary_PreOrder");
        assertThat(group.order(order).path("paymentStatus").asText()).isEqualTo("HELD");
    }

    @Test
    void an_order_that_is_amended_starts_over_with_what_was_paid() {
        String sku = group.product("300.00");
        String order = group.order(group.consumers(1).getFirst(), sku, 2, null);
        String payment = group.pay(order, "400.00");
        assertThat(group.amend(order, sku, 1).getStatusCode().value()).isEqualTo(202);
        journeys.awaitElement(order, "Call_SellThroughDistributor");
        assertThat(group.order(order).path("paymentStatus").asText()).isEqualTo("HELD");
        // 300.00 and freight of 60.00 are needed: the rest goes back to who paid
        Awaitility.await("refund of the difference").atMost(Duration.ofSeconds(60))
                .until(() -> group.payment(payment).path("refunded").asText(), "40.00"::equals);
    }
}
