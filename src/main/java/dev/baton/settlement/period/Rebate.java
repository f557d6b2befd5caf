package dev.baton.settlement.period;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the policies grant for a month.
 *
 * @param amount zero where nothing is granted
 * @param rule of {@code period-rebate}; null where nothing is granted, as is the reason
 */
public record Rebate(Money amount, @Nullable String rule, @Nullable String reason) {}
