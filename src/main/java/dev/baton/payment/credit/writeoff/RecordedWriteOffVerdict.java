package dev.baton.payment.credit.writeoff;

import org.jspecify.annotations.Nullable;

/**
 * What an answer about a write-off came to.
 *
 * @param notice what to tell those who are asked next; null if nothing
 */
public record RecordedWriteOffVerdict(WriteOffVerdict verdict, @Nullable String notice) {}
