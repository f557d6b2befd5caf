package dev.baton.review;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person put into the form.
 *
 * @param decision what was chosen; null if nothing that there is to choose
 * @param comment what was written, without blanks around it; null if nothing
 */
public record TaskAnswer(@Nullable Decision decision, @Nullable String comment) {

    /** What there is to choose in the form. */
    public enum Decision {
        APPROVE, REJECT,
        /** Ask the customer for changes. */
        CHANGES
    }

    private static final int LONGEST_COMMENT = 2_000;

    /** @param comment too long ones are cut off */
    public static TaskAnswer of(@Nullable String decision, @Nullable String comment) {
        String said = comment == null ? "" : comment.strip();
        return new TaskAnswer(
                decision(decision).orElse(null),
                said.isEmpty() ? null : said.substring(0, Math.min(said.length(), LONGEST_COMMENT)));
    }

    private static Optional<Decision> decision(@Nullable String word) {
        try {
            return word == null
                    ? Optional.empty()
                    : Optional.of(Decision.valueOf(word.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Why it does not count, in words; empty if it does. A comment is mandatory unless approving. */
    Optional<String> fault() {
        if (decision == null) {
            return Optional.of("Nothing was decided: choose to approve, to reject or to ask for changes");
        }
        return decision != Decision.APPROVE && comment == null
                ? Optional.of("A comment is needed to reject an order or to ask for changes")
                : Optional.empty();
    }
}
