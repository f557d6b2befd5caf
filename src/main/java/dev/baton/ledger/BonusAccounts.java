package dev.baton.ledger;

import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of bonuses, each of which has one of its own, since each expires at its own time. */
@Repository
@Transactional
public class BonusAccounts {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    BonusAccounts(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Opens an account for one bonus of a customer, unless it is open.
     *
     * @param name of the bonus, unique for the customer
     * @param expiresAt when what is left of it goes back to us
     */
    public AccountId open(String owner, String currency, String name, Instant expiresAt) {
        AccountId id = AccountId.bonus(owner, currency, name);
        accounts.open(id, AccountKind.BONUS, owner, currency, expiresAt, clock.instant());
        return id;
    }

    /** The bonuses of a customer of which something can be spent now, the one that expires first first. */
    @Transactional(readOnly = true)
    public List<AccountId> spendable(String owner, String currency) {
        return jdbc.sql("""
                SELECT id FROM ledger_account
                WHERE owner = ? AND kind = 'BONUS' AND currency = ? AND posted > pending AND status = 'OPEN'
                  AND (expires_at IS NULL OR expires_at > ?)
                ORDER BY expires_at NULLS LAST, id""")
                .params(owner, currency, Row.at(clock.instant()))
                .query(Row.as(row -> new AccountId(row.text("id"))))
                .list();
    }

    /** Bonuses whose time is over, and of which something is left that no hold has set aside, unless they are frozen. */
    @Transactional(readOnly = true)
    public List<AccountId> expired(int most) {
        return jdbc.sql("""
                SELECT id FROM ledger_account
                WHERE kind = 'BONUS' AND expires_at <= ? AND posted > pending AND status = 'OPEN'
                ORDER BY expires_at LIMIT ?""")
                .params(Row.at(clock.instant()), most)
                .query(Row.as(row -> new AccountId(row.text("id"))))
                .list();
    }
}
