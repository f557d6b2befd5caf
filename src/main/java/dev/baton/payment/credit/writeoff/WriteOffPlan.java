package dev.baton.payment.credit.writeoff;

import java.time.Instant;

/**
 * Who is to approve a write-off.
 *
 * @param approvals how many different people
 * @param group of which they are
 * @param dueAt by when they are to decide
 * @param expiresAt when the proposal lapses
 */
public record WriteOffPlan(int approvals, String group, Instant dueAt, Instant expiresAt) {}
