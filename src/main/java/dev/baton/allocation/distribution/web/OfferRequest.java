package dev.baton.allocation.distribution.web;

import dev.baton.platform.problem.Faults;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a distributor answers to an offer, as it was sent.
 *
 * @param comment why; may be left out
 */
record OfferRequest(
        @Schema(allowableValues = {
                "ACCEPT", "DECLINE"}, example = "ACCEPT") @Nullable String decision,
        @Schema(maxLength = 2000, example = "Closed for stocktaking this week") @Nullable String comment) {

    private static final String ACCEPT = "ACCEPT";
    private static final List<String> DECISIONS = List.of(ACCEPT, "DECLINE");
    private static final int LONGEST = 2_000;

    /** An answer that is free of faults. */
    record Decided(boolean accept, @Nullable String comment) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Decided check() {
        Faults faults = new Faults();
        if (decision == null || !DECISIONS.contains(decision)) {
            faults.add("/decision", "must be one of " + DECISIONS);
        }
        if (comment != null && comment.length() > LONGEST) {
            faults.add("/comment", "must have at most " + LONGEST + " characters");
        }
        faults.throwIfInvalid();
        return new Decided(ACCEPT.equals(decision), comment == null || comment.isBlank() ? null : comment.strip());
    }
}
