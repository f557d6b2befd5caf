package dev.baton.ledger.web;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.AccountStatus;
import dev.baton.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as the API shows it. */
record AccountAnswer(
        AccountId id,
        AccountKind kind,
        @Nullable String customerId,
        String currency,
        Money posted,
        Money pending,
        Money available,
        Money limit,
        AccountStatus status,
        @Nullable Instant expiresAt) {

    static AccountAnswer of(Account account) {
        return new AccountAnswer(account.id(), account.kind(), account.owner(), account.currency(), account.posted(),
                account.pending(), account.available(), account.limit(), account.status(),
                account.expiresAt());
    }
}
