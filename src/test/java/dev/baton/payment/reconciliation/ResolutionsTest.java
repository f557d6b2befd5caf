package dev.baton.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.testing.BatonTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What people decide about entries. */
@BatonTest
class ResolutionsTest {

    private final Bank bank;

    @Autowired
    ResolutionsTest(TestRestTemplate http, BeanFactory beans) {
        this.bank = new Bank(http, beans);
    }

    @Test
    void what_nobody_knows_is_assigned_left_unallocated_or_not_ours() {
        AccountId account = bank.account("NOK");
        JsonNode statement = bank.importing(BankFile.of("08")
                .received("11.11", "NOK", bank.today(), "who knows")
                .received("22.22", "NOK", bank.today(), "who knows")
                .received("33.33", "NOK", bank.today(), "who knows")
                .paid("44.44", "NOK", bank.today(), "account fee"));
        List<JsonNode> entries = bank.entries(statement);
        assertThat(statement.path("open").asInt()).isEqualTo(4);

        assertThat(bank.resolve(entries.get(0), "ASSIGN", account)).isEqualTo(200);
        assertThat(bank.resolve(entries.get(0), "ASSIGN", account)).isEqualTo(200);
        assertThat(bank.resolve(entries.get(0), "NOT_OURS", null)).isEqualTo(409);
        assertThat(bank.resolve(entries.get(1), "UNALLOCATED", null)).isEqualTo(200);
        assertThat(bank.resolve(entries.get(2), "NOT_OURS", null)).isEqualTo(200);
        AccountId charges = AccountId.internal(AccountKind.BANK_CHARGES, "NOK");
        assertThat(bank.resolve(entries.get(3), "ASSIGN", charges)).isEqualTo(200);

        assertThat(bank.balance(account)).isEqualTo("11.11");
        assertThat(bank.ours(AccountKind.UNALLOCATED, "NOK")).isEqualTo("22.22");
        assertThat(bank.ours(AccountKind.BANK, "NOK")).isEqualTo("11.11");
        assertThat(bank.ours(AccountKind.BANK_CHARGES, "NOK")).isEqualTo("-44.44");
        assertThat(bank.resolve(entries.get(1), "ASSIGN", account))
                .as("what is unallocated finds its account later")
                .isEqualTo(200);
        assertThat(bank.balance(account)).isEqualTo("33.33");
        assertThat(bank.ours(AccountKind.UNALLOCATED, "NOK")).isEqualTo("0.00");
        bank.assertBooksAreRight();
    }

    @Test
    void money_in_a_currency_in_which_nobody_has_an_account_is_left_unallocated_too() {
        JsonNode statement = bank.importing(BankFile.of("08").received("7.00", "MXN", bank.today(), "who knows"));
        JsonNode entry = bank.entries(statement).getFirst();

        assertThat(bank.resolve(entry, "UNALLOCATED", null)).isEqualTo(200);

        assertThat(bank.ours(AccountKind.UNALLOCATED, "MXN")).isEqualTo("7.00");
        bank.assertBooksAreRight();
    }

    @Test
    void a_decision_that_cannot_be_taken_is_refused_with_its_reason() {
        JsonNode statement = bank.importing(BankFile.of("08").received("5.00", "CNY", bank.today(), "who knows"));
        JsonNode entry = bank.entries(statement).getFirst();

        assertThat(bank.resolve(entry, "CONFIRM", null)).isEqualTo(422);
        assertThat(bank.resolve(entry, "ASSIGN", new AccountId("NOBODY:PREPAID:CNY"))).isEqualTo(422);
        assertThat(bank.resolve(entry, "ASSIGN", bank.account("USD"))).isEqualTo(422);
        assertThat(bank.resolve(entry, "ASSIGN", AccountId.internal(AccountKind.BANK, "CNY"))).isEqualTo(422);
        assertThat(bank.resolve(entry, "ASSIGN", null)).isEqualTo(400);
        assertThat(bank.resolve(entry, "PERHAPS", null)).isEqualTo(400);
        bank.assertBooksAreRight();
    }
}
