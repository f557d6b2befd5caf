package dev.baton.ledger.books;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.Ledger;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was booked on one account, with a running balance. Holds are no bookings. */
@Repository
@Transactional(readOnly = true)
public class Statements {

    private static final String BOOKINGS = """
            (SELECT id, at, key, credit AS counter, -amount AS amount, memo, reference FROM ledger_transfer
             WHERE debit = :account AND type IN ('POST', 'POSTED')
             UNION ALL
             SELECT id, at, key, debit AS counter, amount, memo, reference FROM ledger_transfer
             WHERE credit = :account AND type IN ('POST', 'POSTED')) booking
            """;

    private record Booking(Position position, Statement.Line line) {}

    private final Ledger ledger;
    private final JdbcClient jdbc;

    Statements(Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /**
     * A page of an account's bookings in a period, oldest first, and the balance before and after it.
     *
     * @param cursor where the page begins; null for the first
     * @throws NotFoundException if there is no such account
     */
    public Statement of(AccountId id, Period period, Limit limit, @Nullable String cursor) {
        Account account = ledger.account(id).orElseThrow(() -> new NotFoundException("account " + id));
        Position start = Position.read(cursor, period.from());
        Money opening = new Money(balanceBefore(account, start), account.currency());
        Page<Booking> page = Page.of(bookings(account, start, period.to(), limit, opening), limit, row -> List.of(
                row.position().at().toString(), Long.toString(row.position().id())));
        List<Statement.Line> lines = page.items().stream().map(Booking::line).toList();
        Money closing = lines.isEmpty() ? opening : lines.getLast().balance();
        return new Statement(id, opening, lines, closing, page.nextCursor());
    }

    private long balanceBefore(Account account, Position start) {
        return jdbc.sql("SELECT coalesce(sum(amount), 0)::bigint FROM " + BOOKINGS + "WHERE (at, id) <= (:at, :id)")
                .param("account", account.id().value())
                .param("at", Row.at(start.at()))
                .param("id", start.id())
                .query(Long.class)
                .single();
    }

    private List<Booking> bookings(Account account, Position start, @Nullable Instant to, Limit limit, Money opening) {
        return jdbc.sql("SELECT *, sum(amount) OVER (ORDER BY at, id)::bigint AS moved FROM " + BOOKINGS + """
                WHERE (at, id) > (:at, :id) AND (:to::timestamptz IS NULL OR at < :to)
                ORDER BY at, id LIMIT :limit""")
                .param("account", account.id().value())
                .param("at", Row.at(start.at()))
                .param("id", start.id())
                .param("to", Row.atOrNull(to))
                .param("limit", limit.andOneMore())
                .query(Row.as(row -> booking(row, opening)))
                .list();
    }

    private static Booking booking(Row row, Money opening) {
        Instant at = row.instant("at");
        Money moved = row.money("moved", opening.currency());
        return new Booking(new Position(at, row.number("id")), new Statement.Line(
                at,
                row.text("key"),
                new AccountId(row.text("counter")),
                row.money("amount", opening.currency()),
                opening.plus(moved),
                row.text("memo"),
                row.text("reference")));
    }
}
