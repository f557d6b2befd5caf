package dev.baton.settlement.credit;

import dev.baton.platform.money.Quantity;

/** How much of an order's line was settled: delivered, accepted and paid or owed. */
public record SettledLine(int lineNo, Quantity quantity) {}
