package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Incident;
import dev.baton.testing.Incidents;
import dev.baton.trade.Race;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is stuck is in the queue, and an operator lets it go on, or has somebody look after it, over HTTP. */
@ProcessTest
class ExceptionsTest {

    private final Shop shop;
    private final ExceptionQueue queue;
    private final Simulators simulators;
    private final Incidents incidents;
    private final Distributor distributor;
    private final String sku;

    @Autowired
    ExceptionsTest(ApplicationContext baton, Simulators simulators, Incidents incidents) {
        this.shop = new Shop(baton);
        this.queue = new ExceptionQueue(shop);
        this.simulators = simulators;
        this.incidents = incidents;
        this.distributor = shop.distributor("9000.00");
        this.sku = shop.stocked("113.00");
    }

    @Test
    void a_job_that_failed_for_the_last_time_is_in_the_queue_and_goes_on_once_when_two_operators_want_it_to() {
        StubMapping outage = noCarrierAnswers();
        Placed order = shop.place(distributor, sku, 10, outage.getMetadata().getString("city"));
        JsonNode stuck = queue.awaitStuck(order, "ENGINE_INCIDENT");
        assertThat(stuck.path("number").asText()).isEqualTo(order.number());
        assertThat(stuck.path("detail").asText()).startsWith("A job has failed for the last time at Task_BookCarrier");
        assertThat(stuck.path("process").path("jobType").asText()).isEqualTo("logistics-book-carrier");
        assertThat(ExceptionQueue.actions(stuck)).contains("RETRY", "CORRECT", "CANCEL", "HAND_OVER")
                .doesNotContain("SKIP");
        assertThat(shop.timeline(order)).contains("incident.raised");

        simulators.server().removeStub(outage);
        List<JsonNode> both = Race.of(2, each -> () -> queue.act(stuck, "RETRY", null));
        assertThat(both).extracting(ExceptionQueue::outcome).contains("DONE");
        shop.awaitEnd(order, "COMPLETED");

        assertThat(ExceptionQueue.outcome(queue.act(stuck, "RETRY", null))).as("asked for again").isEqualTo("DONE");
        assertThat(queue.of(order)).isEmpty();
        assertThat(incidents.open(order)).isEmpty();
        assertThat(shop.timeline(order)).containsOnlyOnce("exception.retried");
        assertThat(simulators.bookings(shop.order(order).path("shipments").path(0).path("id").asText())).hasSize(1);
    }

    @Test
    void what_is_resolved_in_the_engine_leaves_the_queue() {
        StubMapping outage = noCarrierAnswers();
        Placed order = shop.place(distributor, sku, 10, outage.getMetadata().getString("city"));
        JsonNode stuck = queue.awaitStuck(order, "ENGINE_INCIDENT");
        simulators.server().removeStub(outage);
        Incident incident = incidents.awaitIncident(order, "Task_BookCarrier");
        incidents.resolve(incident);
        queue.awaitNothing(order);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.timeline(order)).containsOnlyOnce("incident.over").doesNotContain("exception.retried");
        assertThat(ExceptionQueue.outcome(queue.act(stuck, "RETRY", null))).as("by then").isEqualTo("REFUSED");
    }

    @Test
    void a_cancelled_order_is_not_stuck_any_more() {
        StubMapping outage = noCarrierAnswers();
        Placed order = shop.place(distributor, sku, 10, outage.getMetadata().getString("city"));
        JsonNode stuck = queue.awaitStuck(order, "ENGINE_INCIDENT");
        assertThat(ExceptionQueue.outcome(queue.act(stuck, "CANCEL", null))).isEqualTo("DONE");
        assertThat(ExceptionQueue.outcome(queue.act(stuck, "CANCEL", null))).isEqualTo("DONE");
        shop.awaitEnd(order, "CANCELLED");
        queue.awaitNothing(order);
        simulators.server().removeStub(outage);
        shop.assertUndone(order, distributor, "9000.00", sku);
        assertThat(shop.timeline(order)).containsOnlyOnce("cancellation.requested");
    }

    @Test
    void a_person_is_asked_to_look_after_it_and_the_queue_says_who() {
        StubMapping outage = noCarrierAnswers();
        Placed order = shop.place(distributor, sku, 10, outage.getMetadata().getString("city"));
        JsonNode stuck = queue.awaitStuck(order, "ENGINE_INCIDENT");
        assertThat(ExceptionQueue.outcome(queue.act(stuck, "HAND_OVER", Map.of("to", "li.wei")))).isEqualTo("DONE");
        assertThat(ExceptionQueue.outcome(queue.act(stuck, "HAND_OVER", Map.of("to", "li.wei")))).isEqualTo("DONE");
        JsonNode now = queue.of(order, "ENGINE_INCIDENT").orElseThrow();
        assertThat(now.path("id")).isEqualTo(stuck.path("id"));
        assertThat(now.path("handedOver").path("to").asText()).isEqualTo("li.wei");
        assertThat(now.path("handedOver").path("by").asText()).isEqualTo("operator");
        assertThat(shop.timeline(order)).containsOnlyOnce("exception.handed-over");
        assertThat(ExceptionQueue.outcome(queue.act(stuck, "SKIP", null))).as("it needs its carrier")
                .isEqualTo("REFUSED");
        simulators.server().removeStub(outage);
        queue.act(stuck, "RETRY", null);
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void a_value_that_may_not_be_set_is_refused_and_after_one_that_may_the_order_goes_on() {
        StubMapping outage = noCarrierAnswers();
        Placed order = shop.place(distributor, sku, 10, outage.getMetadata().getString("city"));
        JsonNode stuck = queue.awaitStuck(order, "ENGINE_INCIDENT");
        assertThat(ExceptionQueue
                .outcome(queue.act(stuck, "CORRECT", Map.of("variable", "reviewOutcome", "value", "AUTO_APPROVE"))))
                .isEqualTo("REFUSED");
        simulators.server().removeStub(outage);
        JsonNode corrected = queue.act(stuck, "CORRECT", Map.of("variable", "carrierChoice", "value",
                Map.of("carrier", "SWIFT", "service", "EXPRESS")));
        assertThat(ExceptionQueue.outcome(corrected)).as(corrected.toString()).isEqualTo("DONE");
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.timeline(order)).containsOnlyOnce("exception.corrected");
        assertThat(shop.order(order).path("shipments")).as("the carrier that was asked first is looked up").hasSize(1);
    }

    @Test
    void what_sap_refuses_is_sent_again_without_tasklist_and_the_timeline_says_by_whom() {
        new Refusing(simulators).salesOrder(sku, "no such sales area");
        Placed order = shop.place(distributor, sku, 10);
        JsonNode stuck = queue.awaitStuck(order, "SAP_REFUSED");
        assertThat(stuck.path("detail").asText()).contains("no such sales area");
        Awaitility.await().atMost(ExceptionQueue.SECONDS)
                .until(() -> ExceptionQueue.outcome(queue.act(stuck, "RETRY", null)).equals("DONE"));
        shop.awaitEnd(order, "COMPLETED");
        assertThat(ExceptionQueue.outcome(queue.act(stuck, "RETRY", null))).as("asked for again").isEqualTo("DONE");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(shop.timeline(order)).containsOnlyOnce("exception.retried");
        assertThat(shop.get("/api/orders/" + order + "/timeline").path("items").findValuesAsText("detail"))
                .anyMatch(detail -> detail.startsWith("operator "));
    }

    private StubMapping noCarrierAnswers() {
        String city = "Stillville " + UUID.randomUUID();
        return simulators.server().stubFor(post(urlPathMatching("/carriers/.*/bookings"))
                .withRequestBody(containing(city))
                .withMetadata(Map.of("city", city))
                .willReturn(serviceUnavailable()));
    }
}
