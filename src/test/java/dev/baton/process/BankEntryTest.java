package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.ledger.AccountId;
import dev.baton.payment.reconciliation.Bank;
import dev.baton.payment.reconciliation.BankFile;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The ways of a bank entry that no rule explains; each job comes twice, and has its effect once. */
@ProcessTest
@JobsTwice
@Isolated("loses the first answer of every job, and moves the clock")
class BankEntryTest {

    private static final String TASK = "Task_ClarifyEntry";

    private final Bank bank;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;

    @Autowired
    BankEntryTest(
            TestRestTemplate http,
            BeanFactory beans,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock) {
        this.bank = new Bank(http, beans);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Test
    void a_person_assigns_an_entry_once_the_account_fits() {
        AccountId account = bank.account("CNY");
        String entry = unexplained(account);
        UserTask task = tasks.awaitTask(entry, TASK);
        assertThat(task.candidateGroups()).isEqualTo(List.of("finance"));
        JsonNode sheet = tasks.variables(task).path("bankEntry");
        assertThat(sheet.path("amount").asText()).isEqualTo("40.00 CNY");
        assertThat(sheet.path("confirmable").asBoolean()).isTrue();
        assertThat(sheet.path("choices").findValuesAsText("value"))
                .containsExactly("CONFIRM", "ASSIGN", "UNALLOCATED", "NOT_OURS");
        assertThat(tasks.variables(task).toString()).doesNotContain("Somebody");
        tasks.assign(task, "fiona");
        tasks.complete(task, Map.of("entryDecision", "ASSIGN", "entryAccount", "NOBODY:PREPAID:CNY"));

        UserTask again = awaitAnotherTask(entry, task);
        assertThat(tasks.variables(again).path("entryNotice").asText())
                .isEqualTo("there is no account NOBODY:PREPAID:CNY");
        tasks.assign(again, "fiona");
        tasks.complete(again, Map.of("entryDecision", "ASSIGN", "entryAccount", account.value()));
        journeys.awaitEnd(entry, "bank-entry");

        JsonNode decided = bank.read("/api/reconciliation/entries/" + entry);
        assertThat(decided.path("state").asText()).isEqualTo("ASSIGNED");
        assertThat(decided.path("decidedBy").asText()).isEqualTo("fiona");
        assertThat(bank.balance(account)).as("the voucher's hundred, and what was assigned").isEqualTo("140.00");
        assertThat(journeys.elementsEntered(entry)).contains("Event_EntryResolved");
    }

    @Test
    void who_confirms_what_has_changed_since_is_shown_what_is_proposed_now() {
        AccountId account = bank.account("CNY");
        String voucher = bank.voucher(account, "100.00", "CNY");
        String entry = unexplained(voucher);
        UserTask task = tasks.awaitTask(entry, TASK);
        assertThat(tasks.variables(task).path("bankEntry").path("proposal").asText()).contains("100.00 CNY is open");
        JsonNode other = bank.entries(bank.importing(
                BankFile.of("08").received("30.00", "CNY", bank.today(), voucher))).getFirst();
        assertThat(bank.resolve(other, "CONFIRM", null)).isEqualTo(200);
        tasks.assign(task, "fiona");
        tasks.complete(task, Map.of("entryDecision", "CONFIRM"));

        UserTask again = awaitAnotherTask(entry, task);
        assertThat(tasks.variables(again).path("entryNotice").asText()).contains("has changed");
        assertThat(tasks.variables(again).path("bankEntry").path("proposal").asText()).contains("70.00 CNY is open");
        tasks.assign(again, "fiona");
        tasks.complete(again, Map.of("entryDecision", "CONFIRM"));
        journeys.awaitEnd(entry, "bank-entry");

        assertThat(bank.read("/api/reconciliation/entries/" + entry).path("state").asText()).isEqualTo("MATCHED");
        assertThat(bank.balance(account)).isEqualTo("100.00");
    }

    @Test
    void a_task_ends_when_its_entry_is_decided_over_http() {
        AccountId account = bank.account("CNY");
        String entry = unexplained(account);
        tasks.awaitTask(entry, TASK);
        bank.resolve(bank.read("/api/reconciliation/entries/" + entry), "CONFIRM", null);
        journeys.awaitEnd(entry, "bank-entry");

        assertThat(journeys.elementsEntered(entry)).contains("Event_EntryDecidedElsewhere");
        assertThat(bank.balance(account)).isEqualTo("100.00");
    }

    @Test
    void finance_is_reminded_of_an_entry_for_as_long_as_it_waits() {
        String entry = unexplained(bank.account("CNY"));
        tasks.awaitTask(entry, TASK);
        clock.advance(Duration.ofDays(3).plusMinutes(5));
        awaitReminders(entry, 1);
        clock.advance(Duration.ofDays(3).plusHours(6));
        awaitReminders(entry, 2);
        bank.resolve(bank.read("/api/reconciliation/entries/" + entry), "UNALLOCATED", null);
        journeys.awaitEnd(entry, "bank-entry");
    }

    private UserTask awaitAnotherTask(String entry, UserTask task) {
        return Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> tasks.open(entry).stream().filter(open -> open.key() != task.key()).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void awaitReminders(String entry, int reminders) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(
                () -> bank.read("/api/reconciliation/entries/" + entry).path("reminders").asInt(),
                is -> is == reminders);
    }

    /** An entry that names a voucher of a hundred, but is of forty, on a statement that one job does not match whole. */
    private String unexplained(AccountId account) {
        return unexplained(bank.voucher(account, "100.00", "CNY"));
    }

    private String unexplained(String voucher) {
        AccountId other = bank.account("CNY");
        BankFile file = BankFile.of("08").received("40.00", "CNY", bank.today(), voucher);
        for (int number = 0; number < 25; number++) {
            file.received("1.00", "CNY", bank.today(), bank.voucher(other, "1.00", "CNY"));
        }
        JsonNode statement = bank.importing(file);
        assertThat(statement.path("matched").asInt()).isEqualTo(25);
        journeys.awaitEnd(statement.path("id").asText(), "bank-reconciliation");
        return bank.entries(statement).getFirst().path("id").asText();
    }
}
