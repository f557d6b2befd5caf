package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.credit.ReceivableView;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Bad debts on which people decide; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class WriteOffTest {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");
    private static final String FIRST = "Task_ApproveWriteOff";
    private static final String SECOND = "Task_ApproveWriteOffAgain";

    private final Shop shop;
    private final CreditSales sales;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    WriteOffTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock) {
        this.shop = new Shop(baton);
        this.sales = new CreditSales(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
    }

    @BeforeEach
    void aCustomerWithCredit() {
        customer = sales.customer("1000.00");
    }

    @Test
    void two_different_people_approve_what_may_still_be_paid() {
        ReceivableView item = proposed();
        UserTask task = tasks.awaitTask(item.orderId(), FIRST);
        assertThat(task.candidateGroups()).containsExactly("finance");
        assertThat(task.formKey()).isPositive();
        assertThat(task.dueDate()).hasValueSatisfying(due -> assertThat(due).isAfter(clock.instant()));
        JsonNode sheet = tasks.variables(task).path("writeOffTask");
        assertThat(sheet.path("invoice").asText()).isEqualTo(item.invoice());
        assertThat(sheet.path("writeOff").asText()).isEqualTo("100.00 CNY");
        assertThat(sheet.path("dueWords").asText()).matches("in \\d+ days");
        assertThat(tasks.variables(task).path("writeOffRule").path("reason").asText()).isNotBlank();

        answer(item, FIRST, "finance", APPROVE);
        Awaitility.await().untilAsserted(() -> assertThat(notice(item, FIRST)).contains("finance has proposed"));
        answer(item, FIRST, "anna", APPROVE);
        answer(item, SECOND, "anna", APPROVE);
        Awaitility.await().untilAsserted(() -> assertThat(notice(item, SECOND)).contains("another person"));
        answer(item, SECOND, "bo", APPROVE);

        journeys.awaitElement(item.orderId(), "Event_WrittenOff");
        assertThat(detail(item).path("state").asText()).isEqualTo("WRITTEN_OFF");
        sales.assertBalanced(customer);
    }

    @Test
    void what_is_rejected_stays_owed() {
        ReceivableView item = proposed();

        answer(item, FIRST, "anna", Map.of("decision", "REJECT", "comment", "They can pay"));

        journeys.awaitElement(item.orderId(), "Event_NotWrittenOff");
        assertThat(detail(item).path("open").asText()).isEqualTo("100.00");
        assertThat(detail(item).path("writeOffs").path(0).path("state").asText()).isEqualTo("REJECTED");
    }

    @Test
    void a_proposal_ends_when_the_customer_pays() {
        ReceivableView item = proposed();
        tasks.awaitTask(item.orderId(), FIRST);

        sales.pay(customer, "100.00");

        journeys.awaitElement(item.orderId(), "Event_ProposalDropped");
        assertThat(detail(item).path("writeOffs").path(0).path("state").asText()).isEqualTo("LAPSED");
        Awaitility.await().untilAsserted(() -> assertThat(tasks.open(item.orderId())).isEmpty());
    }

    @Test
    void proposals_on_which_nobody_decides_lapse() {
        ReceivableView unseen = proposed();
        ReceivableView half = proposed();
        tasks.awaitTask(unseen.orderId(), FIRST);
        answer(half, FIRST, "anna", APPROVE);
        tasks.awaitTask(half.orderId(), SECOND);

        clock.advance(Duration.ofDays(9));

        journeys.awaitElement(unseen.orderId(), "Event_WriteOffLapsed");
        journeys.awaitElement(half.orderId(), "Event_WriteOffLapsed");
        assertThat(detail(half).path("writeOffs").path(0).path("state").asText()).isEqualTo("LAPSED");
        assertThat(detail(half).path("open").asText()).isEqualTo("100.00");
    }

    /** Not due yet, so that two people must approve. */
    private ReceivableView proposed() {
        ReceivableView item = sales.owed(customer, "100.00");
        shop.post("finance", "/api/receivables/" + item.id() + "/write-offs",
                Map.of("amount", "100.00", "reason", "Insolvent"));
        return item;
    }

    private JsonNode detail(ReceivableView item) {
        return shop.get("/api/receivables/" + item.id());
    }

    private String notice(ReceivableView item, String element) {
        return tasks.variables(tasks.awaitTask(item.orderId(), element)).path("approvalNotice").asText();
    }

    private void answer(ReceivableView item, String element, String person, Map<String, Object> form) {
        UserTask task = tasks.awaitTask(item.orderId(), element);
        tasks.assign(task, person);
        tasks.complete(task, form);
    }
}
