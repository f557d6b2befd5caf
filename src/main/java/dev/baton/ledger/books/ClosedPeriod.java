package dev.baton.ledger.books;

import java.time.Instant;
import java.time.YearMonth;

/** A month in which nothing more is booked. */
public record ClosedPeriod(YearMonth month, String closedBy, Instant closedAt) {}
