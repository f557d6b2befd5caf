package dev.baton.ledger;

import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ledger.books.Books;
import dev.baton.ledger.books.Statement;
import dev.baton.ledger.books.Statements;
import dev.baton.ledger.books.TrialBalance;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.Period;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random histories of many threads, and what must hold of each of them at any time. */
@BatonTest
class LedgerHistoryTest {

    /** ISO 4217's code for testing, so that all accounts in it are of these histories. */
    private static final String CURRENCY = "XTS";
    private static final int THREADS = 16;
    private static final int COMMANDS = 150;
    private static final int FUNDED = 4;
    private static final Period ALL = new Period(null, null);

    private final Ledger ledger;
    private final Books books;
    private final Statements statements;
    private final JdbcClient jdbc;

    @Autowired
    LedgerHistoryTest(Ledger ledger, Books books, Statements statements, JdbcClient jdbc) {
        this.ledger = ledger;
        this.books = books;
        this.statements = statements;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_122, 77_777})
    void whatever_happens_the_books_balance_and_no_limit_is_broken(long seed) {
        List<AccountId> accounts = accounts();

        List<List<RandomCommands.Command>> done = Race.of(THREADS,
                number -> () -> new RandomCommands(ledger, accounts, CURRENCY, new Random(seed + number))
                        .run(COMMANDS));

        List<Booked> history = history(accounts);
        assertThat(history).hasSizeGreaterThan(1_000);
        accounts.forEach(account -> assertReplays(account, history));
        accounts.forEach(account -> assertBalancesOfThePast(account, history, new Random(seed)));
        assertBooksBalance();

        Race.of(THREADS, number -> () -> {
            done.get(number).forEach(command -> assertThat(command.runAgain()).isTrue());
            return number;
        });
        assertThat(history(accounts)).as("after all commands were repeated").isEqualTo(history);
    }

    /** Some with money and one that may go below zero. */
    private List<AccountId> accounts() {
        List<AccountId> accounts = new ArrayList<>(IntStream.range(0, FUNDED).mapToObj(number -> {
            AccountId id = ledger.openAccount(name("H"), AccountKind.PREPAID, CURRENCY);
            ledger.transfer(name("fund"), AccountId.internal(AccountKind.BANK, CURRENCY), id, money(5_000), "", "");
            return id;
        }).toList());
        AccountId credit = ledger.openAccount(name("H"), AccountKind.RECEIVABLE, CURRENCY);
        ledger.changeLimit(credit, money(500));
        accounts.add(credit);
        return accounts;
    }

    private static Money money(long minor) {
        return new Money(minor, CURRENCY);
    }

    private record Booked(long id, String type, String debit, String credit, long amount, Instant at) {

        /** How this changes what an account has, and what of it is held. */
        long moves(AccountId account) {
            if (type.equals("PENDING") || type.equals("VOID")) {
                return 0;
            }
            return credit.equals(account.value()) ? amount : debit.equals(account.value()) ? -amount : 0;
        }

        long holds(AccountId account) {
            if (!debit.equals(account.value()) || type.equals("POSTED")) {
                return 0;
            }
            return type.equals("PENDING") ? amount : -amount;
        }
    }

    private List<Booked> history(Collection<AccountId> accounts) {
        return jdbc.sql("""
                SELECT id, type, debit, credit, amount, at FROM ledger_transfer
                WHERE debit = ANY (:accounts) OR credit = ANY (:accounts) ORDER BY id""")
                .param("accounts", accounts.stream().map(AccountId::value).toArray(String[]::new))
                .query(Row.as(row -> new Booked(row.number("id"), row.text("type"), row.text("debit"),
                        row.text("credit"), row.number("amount"), row.instant("at"))))
                .list();
    }

    private void assertReplays(AccountId id, List<Booked> history) {
        Account account = ledger.account(id).orElseThrow();
        long posted = 0;
        long pending = 0;
        for (Booked booked : history) {
            posted += booked.moves(id);
            pending += booked.holds(id);
            assertThat(posted - pending).as("%s after transfer %d", id, booked.id())
                    .isGreaterThanOrEqualTo(-account.limit().minor());
        }
        assertThat(account.posted()).isEqualTo(money(posted));
        assertThat(account.pending()).isEqualTo(money(pending));
        assertThat(lastBalance(id)).isEqualTo(money(posted));
    }

    private Money lastBalance(AccountId id) {
        Statement page = statements.of(id, ALL, Limit.of(200), null);
        while (page.nextCursor() != null) {
            page = statements.of(id, ALL, Limit.of(200), page.nextCursor());
        }
        return page.closing();
    }

    private void assertBalancesOfThePast(AccountId id, List<Booked> history, Random random) {
        // not all accounts were open yet when the first were funded
        random.ints(20, FUNDED, history.size()).mapToObj(history::get).map(Booked::at).forEach(at -> {
            Predicate<Booked> before = booked -> booked.at().isBefore(at);
            Account then = ledger.account(id, at).orElseThrow();
            assertThat(then.posted().minor()).as("balance of %s at %s", id, at)
                    .isEqualTo(history.stream().filter(before).mapToLong(booked -> booked.moves(id)).sum());
            assertThat(then.pending().minor()).as("held of %s at %s", id, at)
                    .isEqualTo(history.stream().filter(before).mapToLong(booked -> booked.holds(id)).sum());
        });
    }

    private void assertBooksBalance() {
        TrialBalance balance = books.trialBalance(ALL);
        assertThat(balance.totals()).filteredOn(total -> total.currency().equals(CURRENCY))
                .singleElement()
                .satisfies(total -> assertThat(Objects.requireNonNull(total).balanced()).isTrue());
    }
}
