package dev.baton.settlement.period;

import dev.baton.platform.money.Money;

/**
 * What a customer's orders of a month came to.
 *
 * @param orders of which something was settled, be it a part
 * @param revenue for goods, without tax
 * @param freight without tax
 */
public record Turnover(int orders, Money revenue, Money freight, Money tax, Money total) {}
