package dev.baton.payment.credit;

import org.jspecify.annotations.Nullable;

/** @param notice what to tell those who are asked next; null if nothing */
public record RecordedWriteOffVerdict(WriteOffVerdict verdict, @Nullable String notice) {}
