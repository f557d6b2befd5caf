package dev.baton.complaint;

import dev.baton.platform.tasks.FormAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What a person put into the form of a complaint.
 *
 * @param said {@code ANSWER}, {@code SOLVE} or {@code FORWARD}, with what the customer is to read, or why it is forwarded
 * @param forwardTo the group; empty unless it is forwarded
 */
public record TaskAnswer(FormAnswer said, String forwardTo) {

    /** @param text what is too long is cut off */
    public static TaskAnswer of(@Nullable String decision, @Nullable String text, @Nullable String forwardTo) {
        return new TaskAnswer(FormAnswer.of(decision, text == null ? null : text.replace("\0", "")),
                forwardTo == null ? "" : forwardTo.strip());
    }
}
