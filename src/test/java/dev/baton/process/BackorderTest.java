package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Orders that wait for stock, whom the rules rank and whose customers choose. */
@ProcessTest
@Isolated("moves the clock")
class BackorderTest {

    private final Shop shop;
    private final Journeys journeys;
    private final TestClock clock;

    @Autowired
    BackorderTest(ApplicationContext baton, Journeys journeys, TestClock clock) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.clock = clock;
    }

    @Test
    void a_gold_customer_is_served_before_another_who_came_a_little_earlier() {
        String sku = shop.expected("100.00");
        Placed earlier = shop.place(shop.distributor("5000.00"), sku, 10);
        shop.awaitStatus(earlier, "BACKORDERED");
        Placed gold = shop.place(shop.distributor("5000.00", "GOLD"), sku, 10);
        awaitRanked(gold);

        shop.receive(sku, 10);

        shop.awaitEnd(gold, "COMPLETED");
        assertThat(shop.status(earlier)).isEqualTo("BACKORDERED");
        JsonNode decision = decision(gold);
        assertThat(decision.path("version").isNumber()).isTrue();
        assertThat(decision.path("inputs").path("customerTier").asText()).isEqualTo("GOLD");
        assertThat(decision.path("results").path("hours").asInt()).isEqualTo(48);
        assertThat(decision.path("results").path("rules").path(0).path("ruleId").asText()).isEqualTo("BOP-GOLD");
        assertThat(shop.timeline(gold)).containsOnlyOnce("backorder.ranked");
        assertThat(decision(earlier).path("results").path("hours").asInt(-1)).isZero();
        shop.cancel(earlier);
    }

    @Test
    void a_customer_takes_a_part_and_gets_the_rest_later() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        shop.receive(sku, 4);
        Placed order = shop.place(distributor, sku, 10);
        awaitRanked(order);

        choose(order, "TAKE_PART");

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(shop.order(order).path("consignments").findValuesAsText("status"))
                        .containsExactly("DELIVERED"));
        JsonNode rest = shop.order(order).path("backorder");
        assertThat(rest.path("lines").path(0).path("quantity").asInt()).isEqualTo(6);
        shop.receive(sku, 6);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(10);
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(shop.timeline(order)).containsOnlyOnce("backorder.ranked", "backorder.part-taken");
    }

    @Test
    void a_customer_cancels_an_order_of_which_nothing_has_come() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        awaitRanked(order);

        choose(order, "CANCEL");

        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    @Test
    void a_customer_does_without_the_rest_and_gets_the_money_for_it_back() {
        Distributor distributor = shop.distributor("50000.00", "GOLD");
        String sku = shop.expected("1130.00");
        shop.receive(sku, 10);
        Placed order = shop.place(distributor, sku, 40);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(shop.order(order).path("backorder").path("lines").path(0).path("quantity").asInt())
                        .isEqualTo(30));

        choose(order, "CANCEL");

        shop.awaitEnd(order, "COMPLETED");
        JsonNode line = shop.order(order).path("lines").path(0);
        assertThat(line.path("cancelled").asInt()).isEqualTo(30);
        assertThat(line.path("delivered").asInt()).isEqualTo(10);
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(shop.timeline(order)).containsOnlyOnce("backorder.cancelled", "payment.given-back");
    }

    @Test
    void a_customer_waits_longer_and_the_order_gives_up_at_the_new_deadline() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        awaitRanked(order);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        Instant until = clock.instant().plus(Duration.ofDays(10));

        JsonNode chosen = shop.post("integrator", "/api/orders/" + order + "/backorder",
                Map.of("choice", "WAIT", "until", until.toString()));
        clock.advance(Duration.ofDays(7).plusMinutes(5));
        journeys.awaitElement(order, "Boundary_DeadlinePutOff");

        assertThat(shop.order(order).path("backorder").path("deadline")).isEqualTo(
                chosen.path("backorder").path("deadline"));
        assertThat(shop.status(order)).isEqualTo("BACKORDERED");
        clock.advance(Duration.ofDays(3));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Boundary_DeadlinePutOff", "Gateway_AwaitStock",
                "Task_GiveUpWaitingForStock", "Event_NoStock");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    private void awaitRanked(Placed order) {
        journeys.awaitElement(order, "Gateway_Ranked");
    }

    private void choose(Placed order, String choice) {
        shop.post("integrator", "/api/orders/" + order + "/backorder", Map.of("choice", choice));
    }

    private JsonNode decision(Placed order) {
        for (JsonNode found : shop.get("/api/orders/" + order + "/decisions").path("items")) {
            if (found.path("decision").asText().equals("backorder-priority")) {
                return found;
            }
        }
        throw new AssertionError("no decision about the rank of " + order.number());
    }
}
