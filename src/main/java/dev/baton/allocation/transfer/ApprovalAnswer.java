package dev.baton.allocation.transfer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person put into the form, or what the process says when nobody did.
 *
 * @param decision {@code APPROVE}, {@code REJECT}; {@code EXPIRE} when time is over; anything else asks again
 * @param comment without blanks around it; empty if nothing was written
 */
public record ApprovalAnswer(String decision, String comment) {

    private static final int LONGEST_COMMENT = 2_000;

    /** What is too long is cut off. */
    public static ApprovalAnswer of(@Nullable String decision, @Nullable String comment) {
        String said = comment == null ? "" : comment.strip();
        return new ApprovalAnswer(decision == null ? "" : decision.strip().toUpperCase(Locale.ROOT),
                said.substring(0, Math.min(said.length(), LONGEST_COMMENT)));
    }
}
