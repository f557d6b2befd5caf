package dev.baton.payment.credit;

/** Nothing is owed for an open item any more; told within the transaction, which holds the lock of its account. */
public record ReceivableCleared(Receivable item) {}
