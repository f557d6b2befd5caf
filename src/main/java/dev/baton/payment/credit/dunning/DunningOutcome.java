package dev.baton.payment.credit.dunning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a person's decision about an item that dunning did not help.
 *
 * @param isComplete whether it was a decision; if not the same people are asked again
 * @param notice what to tell them; null if nothing
 * @param nextAt when the item is looked at again
 */
public record DunningOutcome(boolean isComplete, @Nullable String notice, Instant nextAt) {}
