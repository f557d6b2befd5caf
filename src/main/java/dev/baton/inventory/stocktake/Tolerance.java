package dev.baton.inventory.stocktake;

import java.time.Instant;

/**
 * What the table {@code stocktake-tolerance} says about the differences of a count.
 *
 * @param atOnce whether they are posted without anybody's approval
 * @param group who approves otherwise
 * @param dueAt by when
 * @param expiresAt when they lapse
 */
record Tolerance(String rule, String reason, boolean atOnce, String group, Instant dueAt, Instant expiresAt) {}
