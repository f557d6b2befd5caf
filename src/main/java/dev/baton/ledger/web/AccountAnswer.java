package dev.baton.ledger.web;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.platform.money.Money;
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
        Money limit) {

    static AccountAnswer of(Account account) {
        return new AccountAnswer(account.id(), account.kind(), account.owner(), account.currency(), account.posted(),
                account.pending(), account.available(), account.limit());
    }
}
