package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Orders that a person decides on. */
@ProcessTest
@Isolated("moves the clock")
class OrderReviewTest {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");

    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final Distributor distributor;
    private final String sku;

    @Autowired
    OrderReviewTest(ApplicationContext baton, Journeys journeys, UserTasks tasks, TestClock clock) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.distributor = shop.distributor("900000.00");
        this.sku = shop.stocked("600.00");
    }

    @Test
    void a_reviewer_sees_why_and_approves() {
        Placed order = shop.place(distributor, sku, 100);
        UserTask task = tasks.awaitTask(order, "Task_ReviewOrder");
        assertThat(task.candidateGroups()).containsExactly("sales-reviewers");
        assertThat(task.priority()).isEqualTo(50);
        assertThat(task.dueDate()).hasValueSatisfying(due -> assertThat(due).isAfter(clock.instant()));
        assertThat(task.formKey()).isPositive();
        JsonNode sheet = tasks.variables(task).path("reviewTask");
        assertThat(sheet.path("orderNumber").asText()).isEqualTo(order.number());
        assertThat(sheet.path("total").asText()).isEqualTo("59,700.00 CNY");
        assertThat(sheet.path("stock").asText()).isEqualTo("all of it is at one plant");
        assertThat(sheet.path("discounts").findValuesAsText("policy")).containsExactly("PRO-LARGE-ORDER");
        assertThat(sheet.path("reasons").findValuesAsText("reason")).contains("The order total is 50,000.00 or more");
        assertThat(sheet.toString()).doesNotContain("Goods inwards", "Road 1");
        answer(order, "Task_ReviewOrder", "anna", APPROVE);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.get("/api/orders/" + order + "/timeline").toString()).contains("anna");
    }

    @Test
    void a_rejection_voids_the_hold_and_says_why() {
        Placed order = shop.place(distributor, sku, 100);
        answer(order, "Task_ReviewOrder", "anna", Map.of("decision", "REJECT", "comment", "Not before spring"));
        shop.awaitEnd(order, "REJECTED");
        assertThat(shop.get("/api/orders/" + order + "/timeline").toString()).contains("Not before spring");
        shop.assertUndone(order, distributor, "900000.00", sku);
    }

    @Test
    void a_rejection_without_a_comment_is_asked_for_again() {
        Placed order = shop.place(distributor, sku, 100);
        answer(order, "Task_ReviewOrder", "anna", Map.of("decision", "REJECT"));
        Awaitility.await().untilAsserted(() -> {
            UserTask again = tasks.awaitTask(order, "Task_ReviewOrder");
            assertThat(tasks.variables(again).path("reviewNotice").asText()).contains("comment");
        });
        answer(order, "Task_ReviewOrder", "anna", Map.of("decision", "REJECT", "comment", "No"));
        shop.awaitEnd(order, "REJECTED");
    }

    @Test
    void the_customer_amends_what_the_reviewer_asks_to_change_and_the_order_is_reviewed_anew() {
        Placed order = shop.place(distributor, sku, 100);
        answer(order, "Task_ReviewOrder", "anna", Map.of("decision", "CHANGES", "comment", "Fewer, please"));
        shop.awaitStatus(order, "CHANGES_REQUESTED");
        journeys.awaitElement(order, "Event_AmendmentDeadline");
        shop.amend(order, sku, 10);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("894000.00");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Event_OrderChanged", "Task_ClaimOrder",
                "Task_SettleConsignment");
    }

    @Test
    void an_order_that_the_customer_does_not_amend_is_cancelled() {
        Placed order = shop.place(distributor, sku, 100);
        answer(order, "Task_ReviewOrder", "anna", Map.of("decision", "CHANGES", "comment", "Fewer, please"));
        journeys.awaitElement(order, "Event_AmendmentDeadline");
        clock.advance(Duration.ofDays(6));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).contains("Event_NotAmended");
        shop.assertUndone(order, distributor, "900000.00", sku);
    }

    @Test
    void an_order_amended_under_review_starts_over() {
        Placed order = shop.place(distributor, sku, 100);
        tasks.awaitTask(order, "Task_ReviewOrder");
        shop.amend(order, sku, 10);
        shop.awaitStatus(order, "COMPLETED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("894000.00");
        assertThat(tasks.open(order)).isEmpty();
    }

    @Test
    void an_order_is_cancelled_under_review() {
        Placed order = shop.place(distributor, sku, 100);
        tasks.awaitTask(order, "Task_ReviewOrder");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        assertThat(tasks.open(order)).isEmpty();
        shop.assertUndone(order, distributor, "900000.00", sku);
    }

    @Test
    void what_is_late_goes_to_the_managers_with_a_higher_priority_and_the_timeline_says_so() {
        Placed order = shop.place(distributor, sku, 100);
        clock.advanceTo(tasks.awaitTask(order, "Task_ReviewOrder").dueDate().orElseThrow().plusSeconds(60));
        UserTask task = tasks.awaitTask(order, "Task_ReviewEscalatedOrder");
        assertThat(task.candidateGroups()).containsExactly("review-managers");
        assertThat(task.priority()).isEqualTo(70);
        assertThat(task.dueDate()).hasValueSatisfying(due -> assertThat(due).isAfter(clock.instant()));
        assertThat(shop.timeline(order)).contains("review.escalated");
        answer(order, "Task_ReviewEscalatedOrder", "mara", APPROVE);
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void an_order_that_nobody_decides_on_is_cancelled() {
        Placed order = shop.place(distributor, sku, 100);
        clock.advanceTo(tasks.awaitTask(order, "Task_ReviewOrder").dueDate().orElseThrow().plusSeconds(60));
        tasks.awaitTask(order, "Task_ReviewEscalatedOrder");
        clock.advance(Duration.ofDays(6));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).contains("Event_EscalatedReviewExpired");
        shop.assertUndone(order, distributor, "900000.00", sku);
    }

    @Test
    void above_the_limit_two_different_people_approve() {
        Placed order = shop.place(distributor, sku, 400);
        answer(order, "Task_ReviewOrder", "anna", APPROVE);
        answer(order, "Task_ApproveOrderAgain", "anna", APPROVE);
        Awaitility.await().untilAsserted(() -> {
            UserTask again = tasks.awaitTask(order, "Task_ApproveOrderAgain");
            assertThat(again.candidateGroups()).containsExactly("review-managers");
            assertThat(tasks.variables(again).path("reviewNotice").asText()).contains("anna", "another");
        });
        tasks.complete(tasks.awaitTask(order, "Task_ApproveOrderAgain"), APPROVE);
        Awaitility.await().untilAsserted(() -> {
            UserTask again = tasks.awaitTask(order, "Task_ApproveOrderAgain");
            assertThat(tasks.variables(again).path("reviewNotice").asText()).contains("cannot be told");
        });
        answer(order, "Task_ApproveOrderAgain", "bo", APPROVE);
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void a_second_approval_that_nobody_gives_ends_the_order() {
        Placed order = shop.place(distributor, sku, 400);
        answer(order, "Task_ReviewOrder", "anna", APPROVE);
        tasks.awaitTask(order, "Task_ApproveOrderAgain");
        clock.advance(Duration.ofDays(7));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).contains("Event_SecondApprovalExpired");
        shop.assertUndone(order, distributor, "900000.00", sku);
    }

    private void answer(Placed order, String task, String person, Map<String, Object> form) {
        UserTask found = tasks.awaitTask(order, task);
        tasks.assign(found, person);
        tasks.complete(found, form);
    }
}
