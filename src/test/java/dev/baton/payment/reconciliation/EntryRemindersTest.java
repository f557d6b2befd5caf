package dev.baton.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.BatonTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@BatonTest
class EntryRemindersTest {

    private final Bank bank;
    private final EntryReminders reminders;

    @Autowired
    EntryRemindersTest(TestRestTemplate http, BeanFactory beans, EntryReminders reminders) {
        this.bank = new Bank(http, beans);
        this.reminders = reminders;
    }

    @Test
    void a_job_that_is_delivered_again_after_a_later_one_reminds_nobody_again() {
        String entry = bank.entries(bank.importing(
                BankFile.of("08").received("3.00", "CNY", bank.today(), "who knows"))).getFirst().path("id").asText();

        List.of("job:1", "job:2", "job:1", "job:2", "job:3")
                .forEach(job -> reminders.remind(UUID.fromString(entry), job));

        assertThat(bank.read("/api/reconciliation/entries/" + entry).path("reminders").asInt()).isEqualTo(3);
    }
}
