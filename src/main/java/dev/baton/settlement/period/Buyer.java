package dev.baton.settlement.period;

/** A customer that bought in a month, in one currency. */
record Buyer(String customerId, String tier, String currency) {}
