package dev.baton.process;

import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ledger.AccountKind;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.pos.NewPosSlip;
import dev.baton.payment.pos.PosSlips;
import dev.baton.platform.fence.OrderId;
import dev.baton.settlement.share.Market;
import dev.baton.settlement.share.Refunds;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.trade.Trade;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What distributors sell is shared, waits, and is paid out; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class SplitPayoutTest {

    private static final Duration STEP = Duration.ofHours(12);

    private final Shop shop;
    private final Market market;
    private final Refunds refunds;
    private final PosSlips slips;
    private final CamundaClient engine;
    private final Journeys journeys;
    private final TestClock clock;

    @Autowired
    SplitPayoutTest(
            ApplicationContext baton,
            Refunds refunds,
            PosSlips slips,
            CamundaClient engine,
            Journeys journeys,
            TestClock clock) {
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.refunds = refunds;
        this.slips = slips;
        this.engine = engine;
        this.journeys = journeys;
        this.clock = clock;
    }

    @Test
    void shares_are_paid_out_when_the_return_period_is_over_less_what_was_refunded_before() {
        OrderId order = market.settled(7000, 2500, 500, 7);
        journeys.awaitElement(order, "Event_ReturnPeriodOver");
        refunds.refund(order, money("100.00"), "Damaged in transit", "finance");
        clock.advance(Duration.ofDays(6), STEP);
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("0.00"));

        clock.advance(Duration.ofDays(1).plusMinutes(5), STEP);

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(journeys.elementsEntered(order)).filteredOn("Event_SharesPaidOut"::equals).hasSize(2);
            assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("25.00"));
        });
        assertThat(market.balance(market.seller(), AccountKind.SPLIT)).isEqualTo(money("0.00"));
        assertThat(shop.get("/api/orders/" + order + "/timeline").path("items").findValuesAsText("type"))
                .filteredOn("settlement.paid-out"::equals).hasSize(2);
        market.assertRight(order);
    }

    @Test
    void a_consignment_that_was_paid_by_card_is_settled_once_the_slip_is_entered() {
        OrderId order = market.sold(PaymentMethod.POS, "100.01");
        market.record(order, Market.rule(0, 9700, 300, 0));
        List<UUID> consignments = market.consignments(order);
        consignments.forEach(id -> settleByProcess(order, id));
        journeys.awaitElement(order, "Task_AwaitCardPayment");
        clock.advance(Duration.ofHours(25));
        journeys.awaitElement(order, "Event_OverduePaymentNoted");
        assertThat(shop.get("/api/orders/" + order + "/timeline").toString()).contains("slip of their card payment");

        slips.enter(order, new NewPosSlip("UnionPay", "T-1", Trade.name("S"), money("200.02")), "operator");

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(market.order(order).paymentStatus()).isEqualTo(PaymentStatus.CAPTURED));
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("194.02"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                journeys.elementsEntered(order)).filteredOn("Event_ConsignmentSettled"::equals)
                .hasSizeGreaterThanOrEqualTo(2));
        market.assertRight(order);
    }

    /** As the process of the order comes to it. */
    private void settleByProcess(OrderId order, UUID consignment) {
        told(() -> engine.newCreateInstanceCommand().bpmnProcessId("logistics").latestVersion()
                .startBeforeElement("Task_SettleConsignment")
                .variables(Map.of("orderId", order.toString(), "consignmentId", consignment.toString())).send().join());
    }

    /** The engine refuses what comes while it is busy. */
    private static void told(Callable<?> command) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptionsInstanceOf(ClientException.class)
                .until(command, answer -> true);
    }
}
