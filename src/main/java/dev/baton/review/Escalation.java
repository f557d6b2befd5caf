package dev.baton.review;

import java.time.Instant;

/** A review that the managers are asked to decide. */
public record Escalation(String group, Instant dueAt, int priority) {}
