package dev.baton.complaint;

import org.jspecify.annotations.Nullable;

/**
 * A verdict as it was counted.
 *
 * @param notice what to tell those who are asked next; null if nothing
 */
record RecordedVerdict(ComplaintVerdict verdict, @Nullable String notice) {}
