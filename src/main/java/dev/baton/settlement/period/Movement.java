package dev.baton.settlement.period;

import dev.baton.platform.money.Money;

/** How an account moved: {@code opening + in - out = closing}. */
public record Movement(Money opening, Money in, Money out, Money closing) {}
