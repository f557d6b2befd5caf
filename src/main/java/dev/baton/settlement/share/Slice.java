package dev.baton.settlement.share;

import dev.baton.ledger.AccountId;
import dev.baton.platform.money.Money;

/** Money on an account. */
public record Slice(AccountId account, Money amount) {}
