package dev.baton.payment;

import java.time.Instant;

/** An order that waits for money. */
record Waiter(OrderHold wanted, Instant deadline) {}
