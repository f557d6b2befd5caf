package dev.baton.ledger;

/** A frozen account is open again; told within the transaction, which holds the lock of the account and of its owner's prepaid one. */
public record AccountReopened(Account account) {}
