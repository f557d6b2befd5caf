package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.ledger.AccountId;
import dev.baton.payment.Bonuses;
import dev.baton.payment.voucher.TopUps;
import dev.baton.payment.voucher.Voucher;
import dev.baton.payment.voucher.Voucher.PaidBy;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Vouchers for money that was paid in. */
@ProcessTest
@Isolated("moves the clock")
class AccountTopUpTest {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");

    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final Bonuses bonuses;
    private final TopUps topUps;
    private final Distributor distributor;

    @Autowired
    AccountTopUpTest(ApplicationContext baton, Journeys journeys, UserTasks tasks, TestClock clock) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.bonuses = baton.getBean(Bonuses.class);
        this.topUps = baton.getBean(TopUps.class);
        this.distributor = shop.distributor("100.00");
    }

    @Test
    void a_small_one_needs_nobody_and_tells_which_rule_let_it_pass() {
        String topUp = shop.topUp(distributor, "1000.00");

        JsonNode posted = awaitStatus(topUp, "POSTED");

        assertThat(posted.path("rule").asText()).isEqualTo("TUR-SMALL");
        assertThat(posted.path("decidedBy").asText()).isEqualTo("rules");
        assertThat(posted.path("bonus").asText()).isEqualTo("0.00");
        assertThat(shop.account(distributor).path("posted").asText()).isEqualTo("1100.00");
    }

    @Test
    void a_small_one_that_the_customer_has_entered_is_looked_at() {
        String topUp = topUps.enter(new AccountId(distributor.account()),
                new Voucher(PaidBy.CASH, "OFFLINE", UUID.randomUUID().toString(), Money.parse("10.00", "CNY"), null, "",
                        null),
                new Caller("dealer", Set.of(Role.INTEGRATOR), distributor.id())).id().toString();

        UserTask task = tasks.awaitTask(topUp, "Task_ReviewTopUp");

        JsonNode told = tasks.variables(task);
        assertThat(told.path("topUpReview").path("ruleId").asText()).isEqualTo("TUR-BY-CUSTOMER");
        assertThat(told.path("topUp").path("methodShown").asText()).isEqualTo("cash");
        assertThat(told.path("topUp").path("customer").asText()).isNotBlank();
        assertThat(shop.account(distributor).path("posted").asText()).isEqualTo("100.00");
        answer(topUp, "Task_ReviewTopUp", "dealer", APPROVE);
        awaitNotice(topUp, "another person");
    }

    @Test
    void many_small_ones_are_looked_at_once_they_add_up() {
        for (int number = 0; number < 20; number++) {
            shop.topUp(distributor, "1000.00");
        }

        String oneMore = shop.topUp(distributor, "0.01");

        UserTask task = tasks.awaitTask(oneMore, "Task_ReviewTopUp");
        assertThat(tasks.variables(task).path("topUpReview").path("ruleId").asText()).isEqualTo("TUR-ADDS-UP");
    }

    @Test
    void a_large_one_counts_once_a_person_of_finance_has_approved_it_and_its_bonus_is_spent_first() {
        String topUp = shop.topUp(distributor, "100000.00");
        UserTask task = tasks.awaitTask(topUp, "Task_ReviewTopUp");
        assertThat(task.candidateGroups()).containsExactly("finance");
        assertThat(tasks.variables(task).path("topUp").path("amountShown").asText()).isEqualTo("100,000.00 CNY");
        JsonNode waiting = shop.get("/api/top-ups/" + topUp);
        JsonNode ruling = tasks.variables(task).path("topUpReview");
        assertThat(waiting.path("rule")).isEqualTo(ruling.path("ruleId"));
        assertThat(waiting.path("reason")).as("why it waits for a person").isEqualTo(ruling.path("reason"));
        assertThat(waiting.path("reason").asText()).isNotEmpty();
        assertThat(waiting.path("decidedBy").isNull()).isTrue();
        assertThat(shop.account(distributor).path("posted").asText()).isEqualTo("100.00");

        answer(topUp, "Task_ReviewTopUp", "fiona", APPROVE);

        JsonNode posted = awaitStatus(topUp, "POSTED");
        assertThat(posted.path("decidedBy").asText()).isEqualTo("fiona");
        assertThat(posted.path("reason")).as("it still tells why a person looked").isEqualTo(ruling.path("reason"));
        assertThat(posted.path("comment").asText()).isEqualTo("Approved");
        assertThat(posted.path("bonus").asText()).isEqualTo("2000.00");
        assertThat(posted.path("bonusRule").asText()).isEqualTo("RB-LARGE");
        Placed order = shop.place(distributor, shop.stocked("300.00"), 10);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.account(distributor).path("posted").asText())
                .as("3,000.00 less the bonus of 2,000.00").isEqualTo("99100.00");
    }

    @Test
    void what_is_left_of_a_bonus_goes_back_when_its_time_is_over() {
        String topUp = shop.topUp(distributor, "100000.00");
        answer(topUp, "Task_ReviewTopUp", "fiona", APPROVE);
        awaitStatus(topUp, "POSTED");
        String bonus = "/api/accounts/" + distributor.id() + ":BONUS:CNY:" + topUp;
        assertThat(shop.get(bonus).path("available").asText()).isEqualTo("2000.00");

        // in one step: what is done every day would be done 181 times
        clock.advance(Duration.ofDays(181), Duration.ofDays(181));

        bonuses.sweep();
        assertThat(shop.get(bonus).path("posted").asText()).isEqualTo("0.00");
    }

    @Test
    void nobody_approves_what_they_entered_and_a_rejection_says_why() {
        String topUp = shop.topUp(distributor, "6000.00");
        answer(topUp, "Task_ReviewTopUp", "finance", APPROVE);
        awaitNotice(topUp, "another person");
        answer(topUp, "Task_ReviewTopUp", "fiona", Map.of("decision", "REJECT"));
        awaitNotice(topUp, "comment");
        answer(topUp, "Task_ReviewTopUp", "fiona", Map.of("decision", "REJECT", "comment", "The slip is illegible"));

        JsonNode rejected = awaitStatus(topUp, "REJECTED");

        assertThat(rejected.path("comment").asText()).isEqualTo("The slip is illegible");
        assertThat(rejected.path("decidedBy").asText()).isEqualTo("fiona");
        assertThat(shop.account(distributor).path("posted").asText()).isEqualTo("100.00");
        String next = shop.topUp(distributor, "500.00");
        tasks.awaitTask(next, "Task_ReviewTopUp");
        assertThat(tasks.variables(tasks.awaitTask(next, "Task_ReviewTopUp")).path("topUpReview").path("ruleId")
                .asText()).isEqualTo("TUR-REJECTED-BEFORE");
    }

    @Test
    void one_that_is_late_goes_to_the_managers() {
        String topUp = shop.topUp(distributor, "6000.00");
        tasks.awaitTask(topUp, "Task_ReviewTopUp");

        clock.advance(Duration.ofDays(1).plusMinutes(5));

        assertThat(tasks.awaitTask(topUp, "Task_ReviewEscalatedTopUp").candidateGroups())
                .containsExactly("finance-managers");
        answer(topUp, "Task_ReviewEscalatedTopUp", "max", APPROVE);
        assertThat(awaitStatus(topUp, "POSTED").path("decidedBy").asText()).isEqualTo("max");
    }

    @Test
    void one_that_nobody_decides_is_rejected_in_the_end() {
        String topUp = shop.topUp(distributor, "6000.00");
        tasks.awaitTask(topUp, "Task_ReviewTopUp");
        clock.advance(Duration.ofDays(1).plusMinutes(5));
        tasks.awaitTask(topUp, "Task_ReviewEscalatedTopUp");

        clock.advance(Duration.ofDays(14).plusMinutes(5));

        assertThat(awaitStatus(topUp, "REJECTED").path("comment").asText()).isEqualTo("Nobody decided in time");
        journeys.awaitElement(topUp, "Event_TopUpRejected");
    }

    private void answer(String topUp, String element, String person, Map<String, Object> answer) {
        UserTask task = tasks.awaitTask(topUp, element);
        tasks.assign(task, person);
        tasks.complete(task, answer);
    }

    private void awaitNotice(String topUp, String words) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(
                        tasks.variables(tasks.awaitTask(topUp, "Task_ReviewTopUp")).path("topUpNotice").asText())
                        .contains(words));
    }

    private JsonNode awaitStatus(String topUp, String status) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> shop.get("/api/top-ups/" + topUp),
                found -> found.path("status").asText().equals(status));
    }
}
