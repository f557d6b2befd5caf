package dev.baton.payment.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.ledger.AccountId;
import dev.baton.payment.reconciliation.Bank;
import dev.baton.payment.reconciliation.BankFile;
import dev.baton.testing.BatonTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** How statements come in. */
@BatonTest
class BankStatementsTest {

    private final Bank bank;

    @Autowired
    BankStatementsTest(TestRestTemplate http, BeanFactory beans) {
        this.bank = new Bank(http, beans);
    }

    @Test
    void an_entry_that_an_earlier_statement_had_counts_there_only() {
        BankFile interim = BankFile.of("08").received("8.00", "CNY", bank.today(), "who knows");
        bank.importing(interim);
        String day = interim.camt().replace(interim.number(), interim.number() + "-day");
        ResponseEntity<JsonNode> answer = bank.send("/api/reconciliation/statements", "application/xml", day);

        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().path("entries").asInt()).isZero();
        assertThat(answer.getBody().path("elsewhere").asInt()).isEqualTo(1);
    }

    @Test
    void a_statement_of_the_same_number_with_other_entries_is_refused() {
        BankFile file = BankFile.of("08").received("8.00", "CNY", bank.today(), "who knows");
        bank.importing(file);
        String changed = file.camt().replace(">8.00<", ">9.00<");

        assertThat(bank.send("/api/reconciliation/statements", "application/xml", changed).getStatusCode().value())
                .isEqualTo(409);
    }

    @Test
    void a_statement_comes_as_csv_and_changes_nothing_when_it_comes_again() {
        AccountId account = bank.account("CNY");
        String voucher = bank.voucher(account, "12.00", "CNY");
        BankFile file = BankFile.of("08").received("12.00", "CNY", bank.today(), voucher)
                .paid("1.00", "CNY", bank.today(), "fee");
        String path = "/api/reconciliation/statements?account=" + file.account() + "&number=" + file.number();

        ResponseEntity<JsonNode> first = bank.send(path, "text/csv", file.csv());
        assertThat(first.getStatusCode().value()).as("%s", first.getBody()).isEqualTo(202);
        JsonNode done = bank.awaitMatched(String.valueOf(first.getHeaders().getLocation()));
        ResponseEntity<JsonNode> again = bank.send(path, "text/csv", file.csv());

        assertThat(done.path("matched").asInt()).isEqualTo(1);
        assertThat(done.path("open").asInt()).isEqualTo(1);
        assertThat(again.getHeaders().getLocation()).isEqualTo(first.getHeaders().getLocation());
        assertThat(bank.entries(done)).hasSize(2);
        bank.assertBooksAreRight();
    }

    @Test
    void a_broken_file_is_refused_with_every_fault_and_leaves_nothing() {
        BankFile file = BankFile.of("08").received("1.00", "CNY", bank.today(), "good");
        String path = "/api/reconciliation/statements?account=" + file.account() + "&number=" + file.number();
        String broken = file.csv() + "tomorrow,,-1,CNY,UP,,,,\n" + "2026-11-20,,1.005,CNY,CRDT,,,,\n";

        ResponseEntity<JsonNode> answer = bank.send(path, "text/csv", broken);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().path("errors").findValuesAsText("pointer")).containsExactlyInAnyOrder(
                "/rows/2/bookingDate", "/rows/2/amount", "/rows/2/creditDebit", "/rows/3/amount");
        assertThat(bank.send("/api/reconciliation/statements", "text/csv", file.csv()).getStatusCode().value())
                .isEqualTo(400);
        assertThat(bank.send("/api/reconciliation/statements", "application/json", "{}").getStatusCode().value())
                .isEqualTo(415);
        assertThat(bank.send("/api/reconciliation/statements", "application/xml",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + file.camt()).getStatusCode().value())
                .isEqualTo(400);
        assertThat(bank.read("/api/reconciliation/statements?account=" + file.account()).path("items")).isEmpty();
    }
}
