package dev.baton.ledger;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts, ours and customers'. */
@Repository
class Accounts {

    private static final String SELECT =
            "SELECT id, kind, owner, currency, posted, pending, credit_limit, status, expires_at FROM ledger_account ";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(AccountId id, AccountKind kind, String owner, String currency, @Nullable Instant expiresAt, Instant now) {
        jdbc.sql("""
                INSERT INTO ledger_account (id, kind, owner, currency, expires_at, opened_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")
                .params(id.value(), kind.name(), owner, currency, Row.atOrNull(expiresAt), Row.at(now))
                .update();
    }

    void openInternal(String currency, Instant now) {
        String[] kinds = Arrays.stream(AccountKind.values())
                .filter(kind -> !kind.isCustomers())
                .map(AccountKind::name)
                .toArray(String[]::new);
        jdbc.sql("""
                INSERT INTO ledger_account (id, kind, currency, opened_at)
                SELECT kind || ':' || :currency, kind, :currency, :now FROM unnest(:kinds::text[]) kind
                ON CONFLICT DO NOTHING""")
                .param("currency", currency)
                .param("now", Row.at(now))
                .param("kinds", kinds)
                .update();
    }

    boolean limit(AccountId id, Money limit) {
        return jdbc.sql("""
                UPDATE ledger_account SET credit_limit = :limit
                WHERE id = :id AND currency = :currency AND posted - pending >= -:limit""")
                .param("limit", limit.minor())
                .param("id", id.value())
                .param("currency", limit.currency())
                .update() == 1;
    }

    /**
     * Locks those of these accounts that are customers', always in the same order: two transfers cannot deadlock. Prepaid accounts come first,
     * since who draws on bonuses has locked the queue of the prepaid account before; those of distributors' shares come last, since who settles has
     * locked what the money was held on before.
     */
    List<Account> lock(Collection<AccountId> ids) {
        return jdbc
                .sql(SELECT
                        + """
                                WHERE id = ANY (?) AND owner IS NOT NULL
                                ORDER BY kind <> 'PREPAID', kind IN ('SPLIT', 'SETTLEMENT'), id FOR NO KEY UPDATE""")
                .param(ids.stream().map(AccountId::value).distinct().toArray(String[]::new))
                .query(Row.as(Accounts::account))
                .list();
    }

    /**
     * Locks a customer's account.
     *
     * @throws NotFoundException if there is no such account of a customer
     */
    Account require(AccountId id) {
        return lock(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFoundException("account " + id));
    }

    /** An account as all that was booked before a moment made it. */
    Optional<Account> findAt(AccountId id, Instant at) {
        return jdbc.sql("""
                SELECT id, kind, owner, currency, credit_limit, status, expires_at,
                    ((SELECT coalesce(sum(amount), 0) FROM ledger_transfer
                      WHERE credit = account.id AND type IN ('POST', 'POSTED') AND at < :at)
                   - (SELECT coalesce(sum(amount), 0) FROM ledger_transfer
                      WHERE debit = account.id AND type IN ('POST', 'POSTED') AND at < :at))::bigint AS posted,
                    (SELECT coalesce(sum(CASE type WHEN 'PENDING' THEN amount ELSE -amount END), 0) FROM ledger_transfer
                     WHERE debit = account.id AND type IN ('PENDING', 'POST', 'VOID') AND at < :at)::bigint AS pending
                FROM ledger_account account WHERE id = :id AND opened_at < :at""")
                .param("id", id.value())
                .param("at", Row.at(at))
                .query(Row.as(Accounts::account))
                .optional();
    }

    /** A customer's balance is in its row, one of our own is summed. */
    Optional<Account> find(AccountId id) {
        return jdbc.sql("""
                SELECT id, kind, owner, currency, pending, credit_limit, status, expires_at,
                    CASE WHEN owner IS NOT NULL THEN posted ELSE
                       ((SELECT coalesce(sum(amount), 0) FROM ledger_transfer
                         WHERE credit = account.id AND type IN ('POST', 'POSTED'))
                      - (SELECT coalesce(sum(amount), 0) FROM ledger_transfer
                         WHERE debit = account.id AND type IN ('POST', 'POSTED')))::bigint END AS posted
                FROM ledger_account account WHERE id = ?""")
                .param(id.value())
                .query(Row.as(Accounts::account))
                .optional();
    }

    List<Account> list(@Nullable String owner, String after, int limit) {
        return jdbc.sql(SELECT + """
                WHERE owner IS NOT NULL AND id > :after AND (:owner::text IS NULL OR owner = :owner)
                ORDER BY id LIMIT :limit""")
                .param("after", after)
                .param("owner", owner)
                .param("limit", limit)
                .query(Row.as(Accounts::account))
                .list();
    }

    List<Account> of(String owner) {
        return jdbc.sql(SELECT + "WHERE owner = ? ORDER BY id").param(owner).query(Row.as(Accounts::account)).list();
    }

    private static Account account(Row row) {
        String currency = row.text("currency");
        return new Account(
                new AccountId(row.text("id")),
                row.constant("kind", AccountKind.class),
                row.textOrNull("owner"),
                currency,
                row.money("posted", currency),
                row.money("pending", currency),
                row.money("credit_limit", currency),
                row.constant("status", AccountStatus.class),
                row.instantOrNull("expires_at"));
    }
}
