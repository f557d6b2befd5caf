package dev.baton.platform.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A user task that a person has completed.
 *
 * @param key the engine's key of the task
 * @param assignee who had it when it was completed; null if it was nobody's
 */
public record CompletedTask(String key, @Nullable String assignee) {

    /** Who is said to have completed a task, whether or not that can be told. */
    public static String person(@Nullable CompletedTask task, String otherwise) {
        return task == null || task.assignee() == null ? otherwise : task.assignee();
    }
}
