package dev.baton.platform.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A user task that a person has completed.
 *
 * @param key the engine's key of the task
 * @param assignee who had it when it was completed; null if it was nobody's
 */
public record CompletedTask(String key, @Nullable String assignee) {}
