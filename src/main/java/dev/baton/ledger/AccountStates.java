package dev.baton.ledger;

import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Freezes, reopens and closes customers' accounts, and keeps who did it and why. */
@Service
@Transactional
public class AccountStates {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountStates(JdbcClient jdbc, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Brings an account into a state; nothing happens if it is there already.
     *
     * @param reason in the words of who decides it
     * @return the account as it is now
     * @throws NotFoundException if no customer has this account
     * @throws ConflictException (409) if the account is closed, or is to be closed and is not empty or about to be paid into
     */
    public Account change(AccountId id, AccountStatus status, String reason, String by) {
        Account account = locked(id);
        if (account.status() == status) {
            return account;
        }
        if (account.status() == AccountStatus.CLOSED) {
            throw new ConflictException("Account " + id + " is closed for good.");
        }
        if (status == AccountStatus.CLOSED && !account.isEmpty()) {
            throw new ConflictException(
                    "Account " + id + " is not empty: its balance is " + account.posted() + ", and " + account.pending()
                            + " of it is held.",
                    Map.of("posted", account.posted().toMajor(), "pending", account.pending().toMajor()));
        }
        if (status == AccountStatus.CLOSED) {
            events.publishEvent(new AccountClosing(account));
        }
        keep(id, status, reason, by);
        if (status == AccountStatus.OPEN) {
            events.publishEvent(new AccountReopened(account));
        }
        return locked(id);
    }

    /** With the prepaid account of its owner, which bonuses are drawn on beside. */
    private Account locked(AccountId id) {
        return accounts.find(id)
                .filter(found -> found.owner() != null)
                .map(found -> AccountId.of(String.valueOf(found.owner()), AccountKind.PREPAID, found.currency()))
                .flatMap(prepaid -> accounts.lock(List.of(id, prepaid))
                        .stream()
                        .filter(account -> account.id().equals(id))
                        .findFirst())
                .orElseThrow(() -> new NotFoundException("account " + id));
    }

    private void keep(AccountId id, AccountStatus status, String reason, String by) {
        jdbc.sql("""
                WITH changed AS (UPDATE ledger_account SET status = :status WHERE id = :id RETURNING id)
                INSERT INTO ledger_account_change (account_id, status, reason, changed_by, changed_at)
                SELECT id, :status, :reason, :by, :now FROM changed""")
                .param("id", id.value())
                .param("status", status.name())
                .param("reason", reason)
                .param("by", by)
                .param("now", Row.at(clock.instant()))
                .update();
    }
}
