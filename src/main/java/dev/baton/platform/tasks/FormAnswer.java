package dev.baton.platform.tasks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person put into a form.
 *
 * @param decision in upper case; empty if nothing was chosen
 * @param comment without blanks around it, of up to 2,000 characters; empty if nothing was written
 */
public record FormAnswer(String decision, String comment) {

    private static final int LONGEST_COMMENT = 2_000;

    /** What is too long is cut off. */
    public static FormAnswer of(@Nullable String decision, @Nullable String comment) {
        String said = comment == null ? "" : comment.strip();
        return new FormAnswer(decision == null ? "" : decision.strip().toUpperCase(Locale.ROOT),
                said.substring(0, Math.min(said.length(), LONGEST_COMMENT)));
    }

    /** The comment, or what stands for it where nothing was written. */
    public String commentOr(String unsaid) {
        return comment.isEmpty() ? unsaid : comment;
    }
}
