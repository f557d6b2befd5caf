package dev.baton.inventory.period;

import java.time.Instant;
import java.time.YearMonth;

/** A month in which no more stock moves. */
public record StockPeriod(YearMonth month, String closedBy, Instant closedAt) {}
