package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.trade.GroupBuy;
import io.camunda.client.CamundaClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Campaigns that are reached, missed and called off, and what becomes of the orders that take part; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class CampaignTest {

    private final GroupBuy group;
    private final Journeys journeys;
    private final TestClock clock;
    private final Simulators simulators;
    private final CamundaClient engine;
    private String sku = "";
    private Instant ends = Instant.MAX;

    @Autowired
    CampaignTest(
            TestRestTemplate http,
            Journeys journeys,
            TestClock clock,
            Simulators simulators,
            CamundaClient engine) {
        this.group = new GroupBuy(http);
        this.journeys = journeys;
        this.clock = clock;
        this.simulators = simulators;
        this.engine = engine;
    }

    @BeforeEach
    void aProductAndAnEnd() {
        sku = group.product("300.00");
        ends = clock.instant().plus(Duration.ofHours(3));
    }

    @Test
    void a_campaign_is_reached_by_what_is_paid_and_not_cancelled() {
        List<String> consumers = group.consumers(4);
        String campaign = group.campaign(sku, 3, 5, ends);
        String two = group.order(consumers.get(0), sku, 2, campaign);
        String cancelled = group.order(consumers.get(1), sku, 2, campaign);
        String one = group.order(consumers.get(2), sku, 1, campaign);
        assertThat(group.order(two).path("campaign").asText()).isEqualTo(campaign);
        assertThat(group.place(consumers.get(3), sku, 1, campaign).getStatusCode().value()).as("more than there is")
                .isEqualTo(422);
        group.pay(two);
        String refunded = group.pay(cancelled);
        group.pay(one);
        List.of(two, cancelled, one).forEach(order -> journeys.awaitElement(order, "Gateway_AwaitCampaign"));

        assertThat(group.cancel(cancelled).getStatusCode().value()).isEqualTo(202);
        awaitRefundedOnce(cancelled, refunded);
        journeys.awaitElement(cancelled, "Event_OrderCancelled");
        String late = group.order(consumers.get(3), sku, 2, campaign);
        JsonNode before = group.campaign(campaign);
        assertThat(before.path("ordered").asInt()).isEqualTo(5);
        assertThat(before.path("paid").asInt()).isEqualTo(3);

        clock.advanceTo(ends.plusSeconds(2));
        group.awaitCampaign(campaign, "REACHED");
        List.of(two, one).forEach(order -> {
            journeys.awaitElement(order, "Call_SellThroughDistributor");
            assertThat(journeys.elementsEntered(order)).contains("Event_CampaignEnded");
            assertThat(group.timeline(order)).containsOnlyOnce("campaign.reached");
        });
        assertThat(group.campaign(campaign).path("counted").asInt()).isEqualTo(3);
        journeys.awaitElement(campaign, "Event_CampaignReached");
        group.pay(late);
        journeys.awaitElement(late, "Call_SellThroughDistributor");
    }

    @Test
    void all_who_take_part_in_a_campaign_that_was_missed_by_one_get_their_money_back_once() {
        List<String> consumers = group.consumers(4);
        String campaign = group.campaign(sku, 4, ends);
        List<String> orders =
                consumers.stream().map(consumer -> group.order(consumer, sku, 1, campaign)).toList();
        List<String> payments = orders.subList(0, 3).stream().map(group::pay).toList();
        orders.subList(0, 3).forEach(order -> journeys.awaitElement(order, "Gateway_AwaitCampaign"));

        clock.advanceTo(ends.plusSeconds(2));
        group.awaitCampaign(campaign, "MISSED");
        for (int number = 0; number < 3; number++) {
            awaitRefundedOnce(orders.get(number), payments.get(number));
            journeys.awaitElement(orders.get(number), "Event_CampaignMissed");
            assertThat(group.timeline(orders.get(number))).containsOnlyOnce("campaign.missed",
                    "payment.refund-requested", "order.cancelled");
            assertThat(group.order(orders.get(number)).path("closingReason").asText()).isEqualTo("CAMPAIGN_MISSED");
        }
        JsonNode missed = group.campaign(campaign);
        assertThat(missed.path("counted").asInt()).isEqualTo(3);
        assertThat(missed.path("orderedWhenDecided").asInt()).as("paid or not").isEqualTo(4);
        assertThat(missed.path("ordered").asInt()).as("its orders are cancelled").isLessThanOrEqualTo(1);
        journeys.awaitElement(campaign, "Event_CampaignMissed");

        String late = orders.getLast();
        awaitRefundedOnce(late, group.pay(late));
        assertThat(group.place(consumers.getFirst(), sku, 1, campaign).getStatusCode().value()).isEqualTo(422);
        assertThat(group.callOff(campaign).getStatusCode().value()).isEqualTo(409);
    }

    @Test
    void who_takes_part_in_a_campaign_that_is_called_off_gets_the_money_back() {
        String campaign = group.campaign(sku, 1, ends);
        String order = group.order(group.consumers(1).getFirst(), sku, 1, campaign);
        String payment = group.pay(order);
        journeys.awaitElement(order, "Gateway_AwaitCampaign");
        assertThat(group.callOff(campaign).getStatusCode().value()).isEqualTo(200);
        awaitRefundedOnce(order, payment);
        journeys.awaitElement(campaign, "Event_CampaignCancelled");
        assertThat(group.callOff(campaign).getStatusCode().value()).as("asked again").isEqualTo(200);
        assertThat(group.timeline(order)).containsOnlyOnce("campaign.cancelled");
    }

    @Test
    void an_order_whose_campaign_nobody_decides_looks_after_it_itself() {
        String campaign = group.campaign(sku, 1, ends);
        String order = group.order(group.consumers(1).getFirst(), sku, 1, campaign);
        group.pay(order);
        journeys.awaitElement(order, "Gateway_AwaitCampaign");
        journeys.awaitElement(campaign, "Gateway_AwaitEnd");
        engine.newCancelInstanceCommand(journeys.of(campaign).getFirst().processInstanceKey()).send().join();

        clock.advance(Duration.between(clock.instant(), ends.plus(Duration.ofMinutes(61))), Duration.ofHours(5));
        journeys.awaitElement(order, "Call_SellThroughDistributor");
        assertThat(journeys.elementsEntered(order)).contains("Event_CampaignLate");
        group.awaitCampaign(campaign, "REACHED");
    }

    private void awaitRefundedOnce(String order, String payment) {
        group.awaitRefund(order, payment);
        assertThat(simulators.payments(payment)).singleElement().satisfies(known -> {
            assertThat(new BigDecimal(known.path("refunded").asText()))
                    .isEqualByComparingTo(known.path("captured").asText());
            assertThat(simulators.server().findAll(postRequestedFor(
                    urlPathMatching(".*/payments/" + known.path("paymentId").asText() + "/refunds")))).hasSize(1);
        });
    }
}
