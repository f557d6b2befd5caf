package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.complaint.Complaints;
import dev.baton.complaint.Desk;
import dev.baton.order.Cancellations;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways of a complaint; each job comes twice, and has its effect once. */
@ProcessTest
@JobsTwice
@Isolated("loses the first answer of every job, and moves the clock")
class ComplaintTest {

    private static final String TASK = "Task_AnswerComplaint";
    private static final String LATE = "Task_AnswerLateComplaint";
    private static final Caller CUSTOMER = new Caller("customer", Set.of(Role.INTEGRATOR), null);

    private final ApplicationContext baton;
    private final Desk desk;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final OrderId order;

    @Autowired
    ComplaintTest(
            ApplicationContext baton,
            TestRestTemplate http,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock) {
        this.baton = baton;
        this.desk = new Desk(http, baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.order = desk.order();
    }

    @Test
    void a_complaint_is_forwarded_answered_and_solved_and_closes_when_nobody_writes_any_more() {
        String complaint = desk.open(order, "DELIVERY");
        UserTask task = tasks.awaitTask(complaint, TASK);
        assertThat(task.candidateGroups()).isEqualTo(List.of("operators"));
        assertThat(task.priority()).isEqualTo(80);
        JsonNode told = tasks.variables(task);
        assertThat(told.path("complaintTask").path("path").asText()).isEqualTo("/api/complaints/" + complaint);
        assertThat(told.path("complaintTask").path("link").asText()).endsWith("/api/complaints/" + complaint)
                .startsWith("http");
        assertThat(told.path("complaintTask").path("written").asText()).isEqualTo("1 from the customer, 0 from us");
        assertThat(told.path("complaintDue").asText()).endsWith("(Asia/Shanghai)");
        assertThat(told.path("complaintOthers").findValuesAsText("value"))
                .containsExactly("customer-service", "after-sales", "finance");
        assertThat(told.toString()).doesNotContain("Somebody");
        JsonNode routed = desk.read(complaint).path("route");
        assertThat(routed.path("rule").asText()).isEqualTo("CRT-GOLD-DELIVERY");
        assertThat(task.dueDate()).contains(Instant.parse(routed.path("dueAt").asText()));

        task = again(complaint, answer(task, "anna", Map.of()), "Nothing was decided");
        task = again(complaint, answer(task, "anna", Map.of("decision", "ANSWER", "answerText", " ")),
                "answer is missing");
        task = again(complaint, answer(task, "anna",
                Map.of("decision", "FORWARD", "forwardTo", "operators", "answerText", "For you")), "another group");
        task = again(complaint, answer(task, "anna",
                Map.of("decision", "FORWARD", "forwardTo", "after-sales")), "reason is missing");
        task = again(complaint, answer(task, "anna",
                Map.of("decision", "FORWARD", "forwardTo", "after-sales", "answerText", "It is broken")),
                "Forwarded by anna: It is broken");
        assertThat(task.candidateGroups()).isEqualTo(List.of("after-sales"));
        answer(task, "bea", Map.of("decision", "ANSWER", "answerText", "Which part, Mr Somebody?"));
        JsonNode answered = desk.awaitState(complaint, "ANSWERED");
        assertThat(answered.path("messages").findValuesAsText("by")).containsExactly("integrator", "bea");
        assertThat(answered.path("timeToFirstAnswer").asText()).startsWith("PT");
        assertThat(answered.path("waitsUntil").isNull()).isFalse();

        desk.write(complaint, "The lid");
        UserTask next = awaitAnother(complaint, TASK, task);
        assertThat(tasks.variables(next).path("complaintTask").path("written").asText())
                .isEqualTo("2 from the customer, 1 from us");
        assertThat(tasks.variables(next).toString()).as("what was typed is not kept").doesNotContain("Somebody");
        assertThat(next.candidateGroups()).as("routed anew").isEqualTo(List.of("operators"));
        answer(next, "anna", Map.of("decision", "SOLVE", "answerText", "Another lid is on its way"));
        JsonNode solved = desk.awaitState(complaint, "SOLVED");
        assertThat(solved.path("messages").findValuesAsText("kind"))
                .containsExactly("OPENING", "ANSWER", "MESSAGE", "SOLUTION");
        assertThat(solved.path("firstAnsweredAt")).isEqualTo(answered.path("firstAnsweredAt"));
        assertThat(solved.path("solvedAt")).isEqualTo(solved.path("messages").path(3).path("at"));
        journeys.awaitElement(complaint, "Gateway_AwaitCustomer");
        passes(solved);
        journeys.awaitEnd(complaint, "complaint");

        JsonNode closed = desk.read(complaint);
        assertThat(closed.path("state").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("closedBy").asText()).isEqualTo("process");
        assertThat(timeline()).containsOnlyOnce("complaint.opened", "complaint.solved");
        assertThat(journeys.elementsEntered(complaint)).contains("Event_ComplaintClosed");
    }

    @Test
    void what_is_late_is_answered_by_the_managers_and_is_reopened_before_and_after_it_is_closed() {
        String complaint = desk.open(order, "INVOICE");
        UserTask task = tasks.awaitTask(complaint, TASK);
        assertThat(task.candidateGroups()).isEqualTo(List.of("finance"));
        clock.advanceTo(Instant.parse(desk.read(complaint).path("route").path("dueAt").asText()).plusSeconds(60));
        UserTask late = tasks.awaitTask(complaint, LATE);
        assertThat(late.candidateGroups()).isEqualTo(List.of("customer-service-managers"));
        clock.advance(Duration.ofDays(1).plusMinutes(5));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(timeline()).containsOnlyOnce("complaint.late"));
        answer(late, "max", Map.of("decision", "SOLVE"));
        UserTask again = awaitAnother(complaint, LATE, late);
        answer(again, "max", Map.of("decision", "SOLVE", "answerText", "It is corrected"));
        desk.awaitState(complaint, "SOLVED");

        desk.reopen(complaint, "It is not");
        UserTask third = awaitAnother(complaint, TASK, task);
        assertThat(desk.read(complaint).path("solvedAt").isNull()).isTrue();
        answer(third, "fiona", Map.of("decision", "ANSWER", "answerText", "Which line is wrong?"));
        desk.awaitState(complaint, "ANSWERED");
        JsonNode closed = desk.close(complaint);
        assertThat(closed.path("closedBy").asText()).isEqualTo("integrator");
        assertThat(closed.path("solvedAt")).as("the last answer was the solution").isEqualTo(closed.path("answeredAt"));
        journeys.awaitElement(complaint, "Event_ComplaintEnded");

        desk.reopen(complaint, "After all, line 3");
        UserTask anew = awaitAnother(complaint, TASK, third);
        assertThat(anew.processInstanceKey()).isNotEqualTo(third.processInstanceKey());
        assertThat(anew.candidateGroups()).as("reopened twice").isEqualTo(List.of("customer-service"));
        desk.close(complaint);
        await().atMost(Duration.ofSeconds(60)).until(() -> tasks.open(complaint).isEmpty());
        assertThat(desk.read(complaint).path("solvedAt").isNull()).as("withdrawn").isTrue();
    }

    @Test
    void who_does_not_write_after_an_answer_takes_it_for_the_solution() {
        String complaint = desk.open(order, "OTHER");
        UserTask task = tasks.awaitTask(complaint, TASK);
        answer(task, "cora", Map.of("decision", "ANSWER", "answerText", "Have you switched it on?"));
        passes(desk.awaitState(complaint, "ANSWERED"));
        JsonNode solved = desk.awaitState(complaint, "SOLVED");
        assertThat(solved.path("solvedAt")).isEqualTo(solved.path("answeredAt"));
        await().atMost(Duration.ofSeconds(60)).until(() -> journeys.of(complaint).stream()
                .anyMatch(step -> step.elementId().equals("Flow_Settled_WaitOn")));
        desk.close(complaint);
        journeys.awaitEnd(complaint, "complaint");
    }

    @Test
    void what_the_customer_wrote_is_found_though_the_process_was_not_woken() {
        String complaint = desk.open(order, "SERVICE");
        UserTask task = tasks.awaitTask(complaint, TASK);
        answer(task, "bea", Map.of("decision", "ANSWER", "answerText", "Where is it?"));
        JsonNode answered = desk.awaitState(complaint, "ANSWERED");
        journeys.awaitElement(complaint, "Gateway_AwaitCustomer");
        baton.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            baton.getBean(Complaints.class).write(UUID.fromString(complaint), "In the shop", CUSTOMER);
            baton.getBean(JdbcClient.class).sql("DELETE FROM outbox WHERE key = ?").param(complaint).update();
        });
        passes(answered);
        awaitAnother(complaint, TASK, task);
        assertThat(desk.read(complaint).path("state").asText()).isEqualTo("OPEN");
        desk.close(complaint);
        journeys.awaitEnd(complaint, "complaint");
    }

    @Test
    void a_complaint_goes_on_when_its_order_is_cancelled() {
        String complaint = desk.open(order, "RETURN");
        UserTask task = tasks.awaitTask(complaint, TASK);
        baton.getBean(Cancellations.class).cancel(order, "Not wanted any more", CUSTOMER);
        answer(task, "bea", Map.of("decision", "SOLVE", "answerText", "Nothing will come"));
        assertThat(desk.awaitState(complaint, "SOLVED").path("messages")).hasSize(2);
        String other = desk.open(order, "OTHER");
        tasks.awaitTask(other, TASK);
        desk.close(complaint);
        desk.close(other);
        journeys.awaitEnd(other, "complaint");
    }

    private UserTask answer(UserTask task, String person, Map<String, Object> said) {
        tasks.assign(task, person);
        tasks.complete(task, said);
        return task;
    }

    private UserTask again(String complaint, UserTask before, String words) {
        UserTask next = awaitAnother(complaint, TASK, before);
        assertThat(tasks.variables(next).path("complaintNotice").asText()).contains(words);
        return next;
    }

    private UserTask awaitAnother(String complaint, String element, UserTask before) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> tasks.open(complaint).stream()
                        .filter(open -> open.key() > before.key() && open.elementId().equals(element))
                        .findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Lets the time pass in which the customer may write, in one step: what is done every hour would be done very often. */
    private void passes(JsonNode complaint) {
        Instant until = Instant.parse(complaint.path("waitsUntil").asText()).plusSeconds(60);
        Duration left = Duration.between(clock.instant(), until);
        clock.advance(left, left);
    }

    private List<String> timeline() {
        return desk.timeline(order);
    }
}
