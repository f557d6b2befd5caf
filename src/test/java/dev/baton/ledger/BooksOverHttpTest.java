package dev.baton.ledger;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.money.Money;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class BooksOverHttpTest {

    private static final AccountId CLEARING = AccountId.internal(AccountKind.CLEARING, Trade.CURRENCY);
    private static final AccountId BANK = AccountId.internal(AccountKind.BANK, Trade.CURRENCY);

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Trade trade;
    private final Api finance;

    @Autowired
    BooksOverHttpTest(Ledger ledger, TransactionTemplate transaction, TestRestTemplate http, BeanFactory beans) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.trade = new Trade(beans);
        this.finance = new Api(http, "finance");
    }

    @Test
    void a_frozen_account_takes_money_and_ends_its_holds_and_gives_nothing_away() {
        AccountId account = trade.account("100.00");
        String held = name("hold");
        hold(held, account, "40.00");

        assertThat(change(account, "FROZEN").getStatusCode()).isEqualTo(HttpStatus.OK);

        assertThat(hold(name("hold"), account, "1.00")).isEqualTo(new HoldResult.Insufficient(money("0.00")));
        assertThatExceptionOfType(AccountNotOpenException.class).isThrownBy(
                () -> ledger.transfer(name("t"), account, BANK, money("1.00"), "out", ""));
        ledger.transfer(name("t"), BANK, account, money("5.00"), "in", "");
        assertThat(ledger.voidHold(held)).contains(money("40.00"));

        assertThat(change(account, "OPEN").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(hold(name("hold"), account, "105.00")).isEqualTo(new HoldResult.Held());
    }

    @Test
    void only_an_empty_account_is_closed_and_then_for_good() {
        AccountId account = trade.account("10.00");

        ResponseEntity<JsonNode> full = change(account, "CLOSED");
        assertThat(full.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(Objects.requireNonNull(full.getBody()).path("detail").asText()).contains("10.00");

        ledger.transfer(name("t"), account, BANK, money("10.00"), "out", "");
        assertThat(change(account, "CLOSED").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(change(account, "OPEN").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThatExceptionOfType(AccountNotOpenException.class).isThrownBy(
                () -> ledger.transfer(name("t"), BANK, account, money("1.00"), "in", ""));
    }

    @Test
    void a_state_needs_a_reason() {
        ResponseEntity<JsonNode> answer = finance.post(path(trade.account("1.00")) + "/status", name("k"),
                "{\"status\": \"ASLEEP\"}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(Objects.requireNonNull(answer.getBody()).findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/reason", "/status");
    }

    @Test
    void the_journal_tells_each_transfer_and_the_trial_balance_balances() {
        AccountId account = trade.account("10.00");
        Instant day = Instant.parse("2026-02-03T04:05:06Z");
        String key = name("t");
        ledger.transferAt(day, new Transfer(key, BANK, account, money("5.00"), "paid in", "R-1"));

        assertThat(finance.readAll("/api/ledger/journal?from=2026-02-03&to=2026-02-03"))
                .filteredOn(entry -> entry.path("key").asText().equals(key))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("amount").asText()).isEqualTo("5.00");
                    assertThat(entry.path("debit").asText()).isEqualTo(BANK.value());
                    assertThat(entry.path("credit").asText()).isEqualTo(account.value());
                });
        JsonNode general = read("/api/ledger/general-ledger?from=2026-02-01&to=2026-02-28");
        assertThat(general.path("items")).filteredOn(line -> line.path("kind").asText().equals("PREPAID"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("month").asText()).isEqualTo("2026-02"));
        JsonNode trial = read("/api/ledger/trial-balance");
        assertThat(trial.path("totals")).isNotEmpty().allSatisfy(
                total -> assertThat(total.path("balanced").asBoolean()).as(total.toString()).isTrue());
        assertThat(read(path(account) + "?at=2026-02-03T04:05:05Z").path("status").asInt()).isEqualTo(404);
    }

    @Test
    void a_trial_balance_tells_what_was_there_before_its_period_what_moved_in_it_and_what_is_left() {
        AccountId account = ledger.openAccount(name("O"), AccountKind.PREPAID, "THB");
        AccountId bank = AccountId.internal(AccountKind.BANK, "THB");
        ledger.transferAt(Instant.parse("2026-01-10T00:00:00Z"), transfer(bank, account, "100.00"));
        ledger.transferAt(Instant.parse("2026-02-10T00:00:00Z"), transfer(bank, account, "30.00"));
        ledger.transferAt(Instant.parse("2026-02-20T00:00:00Z"), transfer(account, bank, "50.00"));
        ledger.transferAt(Instant.parse("2026-03-10T00:00:00Z"), transfer(account, bank, "5.00"));

        JsonNode trial = read("/api/ledger/trial-balance?from=2026-02-01&to=2026-02-28");

        assertThat(trial.path("lines")).filteredOn(line -> line.path("currency").asText().equals("THB"))
                .extracting(line -> "%s: %s - %s + %s = %s".formatted(line.path("kind").asText(),
                        line.path("opening").asText(), line.path("debits").asText(), line.path("credits").asText(),
                        line.path("closing").asText()))
                .containsExactly("BANK: -100.00 - 30.00 + 50.00 = -80.00",
                        "PREPAID: 100.00 - 50.00 + 30.00 = 80.00");
        assertThat(trial.path("totals")).filteredOn(total -> total.path("currency").asText().equals("THB"))
                .singleElement()
                .satisfies(total -> assertThat(total.path("balanced").asBoolean()).isTrue());
    }

    private static Transfer transfer(AccountId debit, AccountId credit, String amount) {
        return new Transfer(name("t"), debit, credit, Money.parse(amount, "THB"), "", "");
    }

    @Test
    void nothing_is_booked_in_a_month_that_is_closed() {
        AccountId account = trade.account("10.00");

        await().until(() -> {
            close("2001-02");
            return read("/api/ledger/periods").path("items").findValuesAsText("month").contains("2001-02");
        });

        transaction.executeWithoutResult(underWay -> {
            ledger.transfer(name("t"), BANK, account, money("1.00"), "takes long", "");
            assertThat(close("2001-03").getBody()).asString().contains("409", "under way");
        });
        assertThat(close("2001-02").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(close("2001-01").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(close("2999-01").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(close("last month").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThatExceptionOfType(PeriodClosedException.class).isThrownBy(() -> ledger.transferAt(
                Instant.parse("2001-01-31T00:00:00Z"),
                new Transfer(name("t"), BANK, account, money("5.00"), "late", "")));
    }

    private ResponseEntity<JsonNode> close(String month) {
        return finance.post("/api/ledger/periods", name("k"), "{\"month\": \"" + month + "\"}");
    }

    private ResponseEntity<JsonNode> change(AccountId account, String status) {
        return finance.post(path(account) + "/status", name("k"),
                "{\"status\": \"" + status + "\", \"reason\": \"because\"}");
    }

    private JsonNode read(String path) {
        return Objects.requireNonNull(finance.get(path).getBody());
    }

    private static String path(AccountId account) {
        return "/api/accounts/" + account;
    }

    private HoldResult hold(String key, AccountId account, String amount) {
        return ledger.hold(key, account, CLEARING, money(amount), key);
    }
}
