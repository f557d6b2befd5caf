package dev.baton.allocation.transfer;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How it goes on with a transfer after sources were looked for.
 *
 * @param group who approves; null where there is no source
 * @param dueAt by when
 * @param expiresAt when it lapses
 * @param sheet what the form shows
 */
public record Proposal(
        Outcome outcome,
        @Nullable String group,
        @Nullable Instant dueAt,
        @Nullable Instant expiresAt,
        Map<String, Object> sheet) {

    /** What comes next. */
    public enum Outcome {
        /** The rules have approved it. */
        AUTO,
        /** A person has to. */
        MANUAL,
        /** Nothing: there is no source, or the transfer has ended. */
        NONE
    }

    static final Proposal DECIDED = new Proposal(Outcome.AUTO, null, null, null, Map.of());

    static final Proposal NONE = new Proposal(Outcome.NONE, null, null, null, Map.of());
}
