package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders whose risk the rules do not let pass. */
@ProcessTest
class RiskTest {

    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Distributor distributor;
    private final String sku;

    @Autowired
    RiskTest(ApplicationContext baton, Journeys journeys, UserTasks tasks, TestClock clock, JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.jdbc = jdbc;
        this.distributor = shop.distributor("5000.00");
        this.sku = shop.stocked("113.00");
    }

    @Test
    void an_ordinary_order_of_a_new_customer_passes_with_points() {
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitEnd(order, "COMPLETED");
        JsonNode risk = shop.order(order).path("risk");
        assertThat(risk.path("outcome").asText()).isEqualTo("PASS");
        assertThat(risk.path("score").asInt()).isEqualTo(20);
        assertThat(risk.path("reasons").findValuesAsText("rule")).containsExactly("RSK-FIRST-ORDER",
                "RSK-JUST-REGISTERED");
        assertThat(shop.timeline(order)).contains("risk.scored").doesNotContain("risk.raised");
        JsonNode decision = decision(order);
        assertThat(decision.path("version").asInt()).isPositive();
        assertThat(decision.path("inputs").path("firstOrder").asBoolean()).isTrue();
        assertThat(decision.path("inputs").toString()).doesNotContain("Road 1", "Goods inwards");
        assertThat(decision.path("results").findValuesAsText("ruleId")).contains("RSK-BASE");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_GatherReviewFacts", "Task_DecideRisk",
                "Task_DecideReview");
    }

    @Test
    void a_risk_is_a_reason_of_the_review_and_told_to_subscribers() {
        String subscription = shop.post("operator", "/api/subscriptions", Map.of(
                "url", "http://127.0.0.1:9/nobody", "secret", UUID.randomUUID().toString(),
                "types", List.of("order.risk-raised"))).path("id").asText();
        failPayments(3);
        Placed order = shop.place(distributor, sku, 10);
        UserTask task = tasks.awaitTask(order, "Task_ReviewOrder");
        assertThat(task.candidateGroups()).containsExactly("sales-reviewers");
        JsonNode sheet = tasks.variables(task).path("reviewTask");
        assertThat(sheet.path("risk").asText()).isEqualTo("Risk to be reviewed, score 50");
        assertThat(sheet.path("reasons").findValuesAsText("reason"))
                .containsExactly("3 or more online payments of the customer failed within an hour");
        assertThat(shop.order(order).path("risk").path("outcome").asText()).isEqualTo("REVIEW");
        assertThat(shop.order(order).path("review").path("reasons").findValuesAsText("rule"))
                .containsExactly("RSK-FAILED-PAYMENTS");
        assertThat(shop.timeline(order)).containsOnlyOnce("risk.raised");
        assertThat(told(order, subscription)).containsExactly("REVIEW");
        tasks.complete(task, Map.of("decision", "APPROVE"));
        shop.awaitEnd(order, "COMPLETED");
        assertThat(told(order, subscription)).as("once").containsExactly("REVIEW");
        shop.delete("operator", "/api/subscriptions/" + subscription);
    }

    @Test
    void what_is_held_goes_to_those_who_know_about_risks_and_may_be_refused() {
        failPayments(6);
        Placed order = shop.place(distributor, sku, 10);
        UserTask task = tasks.awaitTask(order, "Task_ReviewOrder");
        assertThat(task.candidateGroups()).containsExactly("risk");
        assertThat(task.priority()).isEqualTo(90);
        assertThat(tasks.variables(task).path("reviewTask").path("risk").asText())
                .isEqualTo("On hold for its risk, score 80");
        assertThat(shop.order(order).path("risk").path("outcome").asText()).isEqualTo("HOLD");
        tasks.complete(task, Map.of("decision", "REJECT", "comment", "Not with this card"));
        shop.awaitEnd(order, "REJECTED");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    /** So many cards are declined. */
    private void failPayments(int number) {
        for (int payment = 0; payment < number; payment++) {
            jdbc.sql(
                    """
                            INSERT INTO payment (id, account_id, institution, rule_id, reason, currency, amount, capture_at_once, requested_by,
                                requested_at, refused)
                            VALUES (?, ?, 'lotus', 'x', 'x', 'CNY', 100, true, 'test', ?::timestamptz, true)""")
                    .params(UUID.randomUUID(), distributor.account(),
                            clock.instant().minus(Duration.ofMinutes(1)).toString())
                    .update();
        }
    }

    private JsonNode decision(Placed order) {
        return shop.get("/api/orders/" + order + "/decisions").path("items").valueStream()
                .filter(decision -> decision.path("decision").asText().equals("risk"))
                .findFirst()
                .orElseThrow();
    }

    /** What waits to be delivered to the subscriber, who is never there. */
    private List<String> told(Placed order, String subscription) {
        return jdbc.sql("SELECT payload -> 'data' ->> 'outcome' FROM outbox WHERE destination = ? AND key = ?")
                .params("webhook:" + subscription, order.id())
                .query(String.class)
                .list();
    }
}
