package dev.baton.order;

/**
 * Whether an amended order is reviewed again.
 *
 * @param rule id of the rule
 * @param reason in words
 */
public record ReviewAgain(Outcome outcome, String rule, String reason) {

    public enum Outcome {
        /** The approval that the order had stands. */
        KEEP, REVIEW
    }

    /** Whether the approval that the order had stands. */
    public boolean keeps() {
        return outcome == Outcome.KEEP;
    }
}
