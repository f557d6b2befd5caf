package dev.baton.settlement.period;

import dev.baton.platform.money.Money;

/**
 * What was settled with a customer in a month.
 *
 * @param orders how many settlement documents: an order that went in several consignments counts once for each
 * @param revenue for goods, without tax
 * @param freight without tax
 */
public record Turnover(int orders, Money revenue, Money freight, Money tax, Money total) {}
