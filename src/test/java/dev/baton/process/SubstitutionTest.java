package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.HttpClientErrorException.Conflict;

/** Customers who are offered something else while their orders wait for stock; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, loses the first answer of every job, and trades in products that rules know")
class SubstitutionTest {

    private static final String MISSING = "AC-26";
    private static final String SUBSTITUTE = "AC-35";

    private final Shop shop;
    private final Journeys journeys;
    private final TestClock clock;

    private Distributor distributor = new Distributor("unset", "unset", "unset");

    @Autowired
    SubstitutionTest(ApplicationContext baton, Journeys journeys, TestClock clock) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.clock = clock;
    }

    @BeforeEach
    void aDistributorAndASubstitute() {
        distributor = shop.distributor("50000.00");
        shop.expected(MISSING, "2199.00");
        shop.product(SUBSTITUTE, "2699.00");
        shop.receive(SUBSTITUTE, 10);
    }

    @Test
    void an_order_completes_with_the_substitutes_that_its_customer_accepts() {
        Placed order = proposed(2);
        JsonNode proposal = proposal(order);
        assertThat(proposal.path("state").asText()).isEqualTo("PROPOSED");
        assertThat(proposal.path("total").asText()).isEqualTo("4398.00");
        assertThat(proposal.path("newTotal").asText()).isEqualTo("5398.00");
        assertThat(proposal.path("difference").asText()).isEqualTo("1000.00");
        JsonNode line = proposal.path("lines").path(0);
        assertThat(line.path("rule").asText()).isEqualTo("SUB-AC-LARGER");
        assertThat(line.path("reason").asText()).contains("3.5 kW");
        assertThat(line.path("from").path("sku").asText()).isEqualTo(MISSING);
        assertThat(line.path("to").path("sku").asText()).isEqualTo(SUBSTITUTE);
        assertThat(line.path("to").path("quantity").asInt()).isEqualTo(2);
        assertThat(shop.order(order).path("substitution")).isEqualTo(proposal);
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("4398.00");

        assertThat(decide(order, "ACCEPT").path("state").asText()).isEqualTo("ACCEPTED");

        journeys.awaitElement(order, "Event_SubstitutesTaken");
        shop.awaitEnd(order, "COMPLETED");
        JsonNode answer = shop.order(order);
        assertThat(answer.path("totals").path("total").asText()).isEqualTo("5398.00");
        assertThat(answer.path("lines").path(0).path("sku").asText()).isEqualTo(SUBSTITUTE);
        assertThat(answer.path("lines").path(0).path("delivered").asInt()).isEqualTo(2);
        assertThat(answer.path("substitution").path("state").asText()).isEqualTo("ACCEPTED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("44602.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(shop.stock(SUBSTITUTE, distributor.warehouse()).path("onHand").asInt()).isEqualTo(2);
        assertThat(decide(order, "ACCEPT").path("id")).as("asked again").isEqualTo(proposal.path("id"));
        assertThat(shop.timeline(order)).containsSubsequence("substitution.proposed", "substitution.accepted",
                "order.amended", "order.completed").containsOnlyOnce("substitution.proposed");
        assertThat(shop.get("/api/orders/" + order + "/decisions").path("items").findValuesAsText("decision"))
                .contains("substitution");
    }

    @Test
    void an_order_whose_customer_declines_waits_on_and_is_served() {
        Placed order = proposed(2);

        assertThat(decide(order, "DECLINE").path("state").asText()).isEqualTo("DECLINED");

        journeys.awaitElement(order, "Event_OrderUnchanged");
        assertThat(shop.status(order)).isEqualTo("BACKORDERED");
        assertThat(shop.order(order).has("substitution")).isFalse();
        assertServed(order);
    }

    @Test
    void a_proposal_that_nobody_decides_lapses_and_the_order_waits_on() {
        Placed order = proposed(2);
        Instant expiry = Instant.parse(proposal(order).path("expiresAt").asText());

        clock.advance(Duration.between(clock.instant(), expiry).plusMinutes(5));

        journeys.awaitElement(order, "Event_OrderUnchanged");
        assertThat(journeys.elementsEntered(order)).contains("Event_DecisionDeadline");
        assertThat(proposal(order).path("state").asText()).isEqualTo("LAPSED");
        assertThat(shop.status(order)).isEqualTo("BACKORDERED");
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> decide(order, "ACCEPT"));
        assertServed(order);
    }

    @Test
    void what_an_order_was_offered_is_withdrawn_when_its_stock_comes_or_it_is_cancelled() {
        Placed served = proposed(2);
        assertServed(served);
        assertThat(proposal(served).path("state").asText()).isEqualTo("WITHDRAWN");
        journeys.awaitElement(served, "Event_OrderUnchanged");
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> decide(served, "ACCEPT"));

        Placed cancelled = proposed(2);
        shop.cancel(cancelled);
        shop.awaitEnd(cancelled, "CANCELLED");
        assertThat(proposal(cancelled).path("state").asText()).isEqualTo("WITHDRAWN");
        journeys.awaitElement(cancelled, "Event_OrderUnchanged");
    }

    @Test
    void an_order_for_which_no_rule_knows_anything_is_offered_nothing() {
        Placed order = shop.place(distributor, shop.expected("113.00"), 2);

        journeys.awaitElement(order, "Event_NothingToPropose");

        assertThat(shop.timeline(order)).doesNotContain("substitution.proposed");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
    }

    @Test
    void an_order_whose_goods_are_only_not_together_is_short_of_nothing() {
        String here = shop.expected("100.00");
        String there = shop.expected("100.00");
        shop.receive(Shop.PLANT, here, 5);
        shop.receive(Shop.OTHER_PLANT, there, 5);

        Placed order = shop.place(distributor, Map.of(here, 5, there, 5), "Shanghai");

        journeys.awaitElement(order, "Event_NothingShort");
        shop.receive(Shop.PLANT, there, 5);
        shop.awaitEnd(order, "COMPLETED");
    }

    private Placed proposed(int quantity) {
        Placed order = shop.place(distributor, MISSING, quantity);
        journeys.awaitElement(order, "Gateway_AwaitDecision");
        return order;
    }

    private JsonNode proposal(Placed order) {
        return shop.get("/api/orders/" + order + "/substitution");
    }

    private JsonNode decide(Placed order, String decision) {
        return shop.post("integrator", "/api/orders/" + order + "/substitution", Map.of("decision", decision));
    }

    private void assertServed(Placed order) {
        journeys.awaitElement(order, "Gateway_AwaitStock");
        shop.receive(MISSING, 2);
        shop.awaitEnd(order, "COMPLETED");
        JsonNode answer = shop.order(order);
        assertThat(answer.path("totals").path("total").asText()).isEqualTo("4398.00");
        assertThat(answer.path("lines").path(0).path("sku").asText()).isEqualTo(MISSING);
        Awaitility.await().untilAsserted(
                () -> assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00"));
    }
}
