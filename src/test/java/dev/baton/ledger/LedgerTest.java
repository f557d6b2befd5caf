package dev.baton.ledger;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.ledger.books.Statement;
import dev.baton.ledger.books.Statements;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.time.Period;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class LedgerTest {

    private static final AccountId CLEARING = AccountId.internal(AccountKind.CLEARING, Trade.CURRENCY);
    private static final AccountId REVENUE = AccountId.internal(AccountKind.REVENUE, Trade.CURRENCY);
    private static final AccountId TAX = AccountId.internal(AccountKind.TAX_PAYABLE, Trade.CURRENCY);
    private static final AccountId BANK = AccountId.internal(AccountKind.BANK, Trade.CURRENCY);
    private static final Period ALL = new Period(null, null);

    private final Ledger ledger;
    private final Statements statements;
    private final JdbcClient jdbc;
    private final Trade trade;

    @Autowired
    LedgerTest(Ledger ledger, Statements statements, JdbcClient jdbc, BeanFactory beans) {
        this.ledger = ledger;
        this.statements = statements;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
    }

    @Test
    void a_hold_sets_money_aside_once_however_often_it_is_asked_for() {
        AccountId account = trade.account("100.00");
        String key = name("hold");

        assertThat(hold(key, account, "60.00")).isEqualTo(new HoldResult.Held());
        assertThat(hold(key, account, "60.00")).isEqualTo(new HoldResult.Held());

        assertBalance(account, "100.00", "60.00", "40.00");
        assertThat(ledger.openHolds(key)).singleElement().satisfies(
                hold -> assertThat(hold.remaining()).isEqualTo(money("60.00")));
    }

    @Test
    void a_hold_that_the_balance_does_not_cover_books_nothing_and_tells_what_is_available() {
        AccountId account = trade.account("100.00");
        hold(name("hold"), account, "60.00");

        assertThat(hold(name("hold"), account, "40.01")).isEqualTo(new HoldResult.Insufficient(money("40.00")));

        assertBalance(account, "100.00", "60.00", "40.00");
    }

    @Test
    void a_key_is_not_taken_for_another_hold() {
        AccountId account = trade.account("100.00");
        String key = name("hold");
        hold(key, account, "60.00");

        assertThatIllegalStateException().isThrownBy(() -> hold(key, account, "10.00"));
        assertThatIllegalStateException().isThrownBy(() -> hold(key, trade.account("100.00"), "60.00"));
    }

    @Test
    void a_hold_is_posted_to_where_it_belongs_once() {
        AccountId account = trade.account("113.00");
        String key = name("hold");
        hold(key, account, "113.00");

        List<Leg> legs = List.of(new Leg(REVENUE, money("100.00"), "goods"), new Leg(TAX, money("13.00"), "tax"));
        ledger.post(key, legs);
        ledger.post(key, legs);

        assertBalance(account, "0.00", "0.00", "0.00");
        assertThat(moved(REVENUE, key)).isEqualTo(money("100.00"));
        assertThat(moved(TAX, key)).isEqualTo(money("13.00"));
        assertThat(moved(CLEARING, key)).isEqualTo(money("0.00"));
        assertThat(ledger.openHolds(key)).isEmpty();
    }

    @Test
    void a_hold_is_posted_in_parts_and_the_rest_given_back_and_never_more_than_was_held() {
        AccountId account = trade.account("100.00");
        String key = name("hold");
        hold(key, account, "100.00");

        ledger.post(key + ":1", key, List.of(new Leg(REVENUE, money("30.00"), "first shipment")));
        assertBalance(account, "70.00", "70.00", "0.00");
        assertThatIllegalStateException().isThrownBy(
                () -> ledger.post(key + ":2", key, List.of(new Leg(REVENUE, money("70.01"), "too much"))));
        assertThat(ledger.voidHold(key)).contains(money("70.00"));
        assertThat(ledger.voidHold(key)).isEmpty();

        assertBalance(account, "70.00", "0.00", "70.00");
        assertThat(ledger.hold(key)).hasValueSatisfying(hold -> {
            assertThat(hold.posted()).isEqualTo(money("30.00"));
            assertThat(hold.voided()).isEqualTo(money("70.00"));
        });
        assertThatIllegalStateException().isThrownBy(
                () -> ledger.post(key + ":3", key, List.of(new Leg(REVENUE, money("0.01"), "after its end"))));
    }

    @Test
    void voiding_what_was_never_held_is_fine() {
        assertThat(ledger.voidHold(name("hold"))).isEmpty();
    }

    @Test
    void a_receivable_goes_below_zero_down_to_its_limit() {
        AccountId account = ledger.openAccount(name("O"), AccountKind.RECEIVABLE, Trade.CURRENCY);
        assertThat(ledger.changeLimit(account, money("50.00"))).isTrue();

        assertThat(hold(name("hold"), account, "50.01")).isEqualTo(new HoldResult.Insufficient(money("50.00")));
        assertThat(hold(name("hold"), account, "50.00")).isEqualTo(new HoldResult.Held());
        assertThat(ledger.changeLimit(account, money("49.99"))).isFalse();
        assertThat(ledger.changeLimit(account, money("80.00"))).isTrue();
        assertBalance(account, "0.00", "50.00", "30.00");
    }

    @Test
    void a_hold_draws_on_the_next_account_only_for_what_the_first_one_lacks() {
        AccountId first = trade.account("30.00");
        AccountId empty = trade.account("0.00");
        AccountId last = trade.account("100.00");
        String key = name("hold");
        List<AccountId> sources = List.of(first, empty, last);

        assertThat(ledger.hold(key, sources, CLEARING, money("130.01"), key))
                .isEqualTo(new HoldResult.Insufficient(money("130.00")));
        assertThat(ledger.hold(key, sources, CLEARING, money("50.00"), key)).isEqualTo(new HoldResult.Held());
        assertThat(ledger.hold(key, sources, CLEARING, money("50.00"), key)).isEqualTo(new HoldResult.Held());
        assertThat(ledger.hold(key, List.of(last), CLEARING, money("50.00"), key))
                .as("asked for again when the first one is used up").isEqualTo(new HoldResult.Held());
        assertThatIllegalStateException().isThrownBy(() -> ledger.hold(key, sources, CLEARING, money("1.00"), key));

        assertBalance(first, "30.00", "30.00", "0.00");
        assertBalance(last, "100.00", "20.00", "80.00");

        ledger.post("all", ledger.openHolds(key), List.of(
                new Leg(REVENUE, money("44.25"), "goods"), new Leg(TAX, money("5.75"), "tax")));
        assertBalance(first, "0.00", "0.00", "0.00");
        assertBalance(last, "80.00", "0.00", "80.00");
        assertThat(moved(TAX, key)).isEqualTo(money("5.75"));
    }

    @Test
    void a_transfer_of_the_past_counts_from_then_on() {
        AccountId account = trade.account("10.00");
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");

        ledger.transferAt(noon, new Transfer(name("t"), BANK, account, money("5.00"), "paid in on that day", ""));

        assertBalance(account, "15.00", "0.00", "15.00");
        assertThat(statements.of(account, ALL, Limit.of(null), null).lines().getFirst().at()).isEqualTo(noon);
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.transferAt(Instant.parse("2999-01-01T00:00:00Z"),
                new Transfer(name("t"), BANK, account, money("5.00"), "some day", "")));
    }

    @Test
    void linked_transfers_are_booked_all_or_none() {
        AccountId from = trade.account("10.00");
        AccountId to = trade.account("0.00");

        assertThatExceptionOfType(InsufficientBalanceException.class).isThrownBy(() -> ledger.linked(List.of(
                new Transfer(name("t"), from, to, money("10.00"), "fits", ""),
                new Transfer(name("t"), from, to, money("0.01"), "does not", ""))));

        assertBalance(from, "10.00", "0.00", "10.00");
        assertBalance(to, "0.00", "0.00", "0.00");
    }

    @Test
    void all_balances_add_up_to_nothing() {
        hold(name("hold"), trade.account("77.00"), "7.00");

        Long sum = jdbc
                .sql("""
                        SELECT (SELECT coalesce(sum(posted), 0) FROM ledger_account)
                             + (SELECT coalesce(sum(CASE WHEN credit.owner IS NULL THEN amount ELSE 0 END
                                                  - CASE WHEN debit.owner IS NULL THEN amount ELSE 0 END), 0)
                                FROM ledger_transfer
                                    JOIN ledger_account credit ON credit.id = credit JOIN ledger_account debit ON debit.id = debit
                                WHERE type IN ('POST', 'POSTED'))""")
                .query(Long.class).single();

        assertThat(sum).isZero();
    }

    @Test
    void a_statement_runs_from_page_to_page_with_its_balance() {
        AccountId account = trade.account("100.00");
        for (int number = 1; number <= 5; number++) {
            ledger.transfer(name("t"), account, BANK, money(number + ".00"), "payout " + number, "ref " + number);
        }

        List<Statement.Line> lines = new ArrayList<>();
        Money balance = money("0.00");
        @Nullable
        String cursor = null;
        do {
            Statement page = statements.of(account, ALL, Limit.of(2), cursor);
            assertThat(page.opening()).isEqualTo(balance);
            lines.addAll(page.lines());
            balance = page.closing();
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(lines).extracting(line -> line.amount().toMajor()).containsExactly(
                "100.00", "-1.00", "-2.00", "-3.00", "-4.00", "-5.00");
        assertThat(lines).extracting(line -> line.balance().toMajor()).containsExactly(
                "100.00", "99.00", "97.00", "94.00", "90.00", "85.00");
        assertThat(lines.getLast().memo()).isEqualTo("payout 5");
        Statement period = statements.of(account, new Period(lines.get(1).at(), lines.get(3).at()),
                Limit.of(50), null);
        assertThat(period.opening()).isEqualTo(money("100.00"));
        assertThat(period.lines()).extracting(line -> line.amount().toMajor()).containsExactly("-1.00", "-2.00");
    }

    @Test
    void a_transfer_cannot_be_changed_or_deleted() {
        for (String change : List.of(
                "UPDATE ledger_transfer SET amount = amount + 1", "DELETE FROM ledger_transfer")) {
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(change).update())
                    .withMessageContaining("never changed or deleted");
        }
        assertThat(triggersOnTruncate("ledger_transfer")).containsExactly("ledger_transfer_is_append_only");
    }

    /** Read from the catalogue: to try it would lock the tables away from all that runs beside this test. */
    private List<String> triggersOnTruncate(String table) {
        return jdbc.sql("""
                SELECT tgname FROM pg_trigger
                WHERE tgrelid = CAST(? AS regclass) AND tgenabled = 'O' AND tgtype & 32 <> 0""")
                .param(table).query(String.class).list();
    }

    @Test
    void points_are_a_currency_of_their_own() {
        String owner = name("O");
        AccountId points = ledger.openAccount(owner, AccountKind.POINTS, Money.POINTS);
        AccountId money = trade.account("10.00");
        AccountId expense = AccountId.internal(AccountKind.POINTS_EXPENSE, Money.POINTS);
        ledger.transfer(name("t"), expense, points, new Money(500, Money.POINTS), "earned", "");

        assertThat(ledger.hold(name("hold"), points, expense, new Money(501, Money.POINTS), ""))
                .isEqualTo(new HoldResult.Insufficient(new Money(500, Money.POINTS)));
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
                () -> ledger.transfer(name("t"), points, money, new Money(1, Money.POINTS), "points for money", ""));
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
                () -> ledger.transfer(name("t"), money, points, money("1.00"), "money for points", ""));
    }

    @Test
    void the_database_itself_keeps_accounts_above_their_limit_and_within_one_currency() {
        AccountId account = trade.account("1.00");
        ledger.openAccount(name("O"), AccountKind.PREPAID, "EUR");

        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
                () -> insert("POSTED", account.value(), "BANK:CNY", "CNY", 101)).withMessageContaining("within_limit");
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
                () -> insert("POSTED", account.value(), "BANK:EUR", "CNY", 1));
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
                () -> insert("PENDING", "BANK:CNY", account.value(), "CNY", 1));
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
                () -> insert("POSTED", account.value(), "BANK:CNY", "CNY", 0));
    }

    private void insert(String type, String debit, String credit, String currency, long amount) {
        jdbc.sql("""
                INSERT INTO ledger_transfer (key, type, debit, credit, currency, amount, memo, reference, at)
                VALUES (?, ?, ?, ?, ?, ?, '', '', now())""")
                .params(name("t"), type, debit, credit, currency, amount)
                .update();
    }

    private HoldResult hold(String key, AccountId account, String amount) {
        return ledger.hold(key, account, CLEARING, money(amount), key);
    }

    /** What was booked on one of our own accounts for something; other tests book on it too. */
    private Money moved(AccountId account, String reference) {
        return new Money(jdbc
                .sql("""
                        SELECT coalesce(sum(CASE WHEN credit = :account THEN amount ELSE -amount END), 0)::bigint FROM ledger_transfer
                        WHERE :account IN (credit, debit) AND reference = :reference AND type IN ('POST', 'POSTED')""")
                .param("account", account.value())
                .param("reference", reference)
                .query(Long.class)
                .single(), Trade.CURRENCY);
    }

    private void assertBalance(AccountId id, String posted, String pending, String available) {
        Account account = ledger.account(id).orElseThrow();
        assertThat(account.posted()).isEqualTo(money(posted));
        assertThat(account.pending()).isEqualTo(money(pending));
        assertThat(account.available()).isEqualTo(money(available));
    }
}
