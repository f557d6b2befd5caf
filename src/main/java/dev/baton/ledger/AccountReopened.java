package dev.baton.ledger;

/** A frozen account is open again; told within the transaction, which holds the account's lock. */
public record AccountReopened(AccountId account) {}
