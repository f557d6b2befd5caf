package dev.baton.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a review with a completed task.
 *
 * @param notice what to tell those who are asked next; null if nothing
 * @param answerDue until when the customer is to amend, or the second person to decide; null where neither is asked
 */
public record RecordedVerdict(Verdict verdict, @Nullable String notice, @Nullable Instant answerDue) {}
