package dev.baton.settlement.period;

import dev.baton.platform.money.Money;

/**
 * What was settled with a customer in a month, less what goods were credited with that came back: it may be less than nothing.
 *
 * @param orders of which something was settled, be it a part: an order that went in several consignments counts once
 * @param revenue for goods, without tax
 * @param freight without tax
 */
public record Turnover(int orders, Money revenue, Money freight, Money tax, Money total) {}
