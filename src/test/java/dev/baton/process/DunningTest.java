package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.payment.credit.CreditAgreements;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.credit.CreditTerms;
import dev.baton.payment.credit.ReceivableView;
import dev.baton.platform.engine.Deployments;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoices that are not paid in time; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class DunningTest {

    private static final Duration STEP = Duration.ofHours(12);
    private static final String TASK = "Task_DecideOnReceivable";

    private final Shop shop;
    private final CreditSales sales;
    private final CreditAgreements agreements;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final Deployments deployments;
    private final JdbcClient jdbc;

    @Autowired
    DunningTest(
            ApplicationContext baton,
            CreditAgreements agreements,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock,
            Deployments deployments,
            JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.sales = new CreditSales(baton);
        this.agreements = agreements;
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.deployments = deployments;
        this.jdbc = jdbc;
    }

    @Test
    void an_invoice_that_is_paid_is_not_dunned() {
        ReceivableView item = owed();
        journeys.awaitElement(item.orderId(), "Event_DunningDue");

        sales.pay(new CustomerId(item.customerId()), "100.00");

        journeys.awaitEnd(item.orderId(), "dunning");
        assertThat(detail(item).path("dunnings")).isEmpty();
    }

    @Test
    void an_unpaid_invoice_is_dunned_step_by_step_until_finance_gives_it_up() {
        ReceivableView item = owed();
        journeys.awaitElement(item.orderId(), "Event_DunningDue");
        advanceTo(item.overdueFrom().plus(Duration.ofDays(3)));
        awaitStep(item, 1, 1, "FRIENDLY_REMINDER");
        assertThat(detail(item).path("creditStopped").asBoolean()).isFalse();
        next(item);
        awaitStep(item, 2, 2, "REMINDER");
        next(item);
        awaitStep(item, 3, 3, "WARNING");
        assertThat(detail(item).path("creditStopped").asBoolean()).isTrue();
        next(item);
        awaitStep(item, 4, 4, "FINAL_NOTICE");

        answer(item, "anna", Map.of("dunningDecision", ""));
        Awaitility.await().untilAsserted(() -> assertThat(notice(item)).contains("Nothing was decided"));
        answer(item, "anna", Map.of("dunningDecision", "RESPITE", "respiteDays", 10));
        Awaitility.await().untilAsserted(() -> assertThat(detail(item).path("state").asText()).isEqualTo("OPEN"));
        assertThat(detail(item).path("creditStopped").asBoolean()).isFalse();
        clock.advance(Duration.ofDays(15), STEP);
        awaitStep(item, 5, 4, "FINAL_NOTICE");

        answer(item, "anna", Map.of("dunningDecision", "DUN"));
        awaitWaiting(item, 6);
        clock.advance(Duration.ofDays(31), STEP);
        awaitStep(item, 6, 4, "FINAL_NOTICE");

        tasks.awaitTask(item.orderId(), TASK);
        clock.advance(Duration.ofDays(6), STEP);
        journeys.awaitElement(item.orderId(), "Event_OverdueDecisionNoted");
        assertThat(shop.get("/api/orders/" + item.orderId() + "/timeline").path("items").findValuesAsText("type"))
                .containsOnlyOnce("task.overdue");
        answer(item, "anna", Map.of("dunningDecision", "WRITE_OFF", "comment", "Insolvent"));
        complete(item, "Task_ApproveWriteOff", "bo", Map.of("decision", "APPROVE"));

        journeys.awaitEnd(item.orderId(), "dunning");
        journeys.awaitEnd(item.orderId(), "write-off");
        assertThat(detail(item).path("state").asText()).isEqualTo("WRITTEN_OFF");
        assertThat(detail(item).path("writeOffs")).hasSize(1);
        assertThat(detail(item).path("dunnings")).hasSize(6);
        sales.assertBalanced(new CustomerId(item.customerId()));
        assertThat(askedBy("SELECT process_definition_key FROM payment_dunning WHERE receivable_id = ?", item))
                .hasSize(6)
                .allSatisfy(process -> assertThat(deployments.decisionVersion(process, "dunning-step")).isPresent());
        assertThat(askedBy("SELECT process_definition_key FROM payment_write_off WHERE receivable_id = ?", item))
                .singleElement()
                .satisfies(process -> assertThat(deployments.decisionVersion(process, "write-off-review"))
                        .isPresent());
    }

    private List<Long> askedBy(String query, ReceivableView item) {
        return jdbc.sql(query).param(item.id()).query(Long.class).list();
    }

    /** Due today: what the customer buys is to be paid at once. */
    private ReceivableView owed() {
        CustomerId customer = sales.customer("1000.00");
        agreements.agree(new CreditTerms(customer, Trade.money("1000.00"), 0), "finance");
        return sales.owed(customer, "100.00");
    }

    private JsonNode detail(ReceivableView item) {
        return shop.get("/api/receivables/" + item.id());
    }

    private void next(ReceivableView item) {
        JsonNode dunnings = detail(item).path("dunnings");
        awaitWaiting(item, dunnings.size() + 1);
        advanceTo(Instant.parse(dunnings.get(dunnings.size() - 1).path("nextAt").asText())
                .plus(Duration.ofMinutes(1)));
    }

    private void advanceTo(Instant moment) {
        clock.advance(Duration.between(clock.instant(), moment), STEP);
    }

    /** So many times the process has come to wait until the invoice is to be looked at. */
    private void awaitWaiting(ReceivableView item, int times) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                journeys.elementsEntered(item.orderId()).stream().filter("Event_DunningDue"::equals))
                .hasSizeGreaterThanOrEqualTo(times));
    }

    private void awaitStep(ReceivableView item, int steps, int level, String notice) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode dunnings = detail(item).path("dunnings");
            assertThat(dunnings).hasSize(steps);
            assertThat(dunnings.get(steps - 1).path("level").asInt()).isEqualTo(level);
            assertThat(dunnings.get(steps - 1).path("notice").asText()).isEqualTo(notice);
        });
    }

    private String notice(ReceivableView item) {
        return tasks.variables(tasks.awaitTask(item.orderId(), TASK)).path("dunningNotice").asText();
    }

    private void answer(ReceivableView item, String person, Map<String, Object> form) {
        complete(item, TASK, person, form);
    }

    private void complete(ReceivableView item, String element, String person, Map<String, Object> form) {
        UserTask task = tasks.awaitTask(item.orderId(), element);
        tasks.assign(task, person);
        tasks.complete(task, form);
    }
}
