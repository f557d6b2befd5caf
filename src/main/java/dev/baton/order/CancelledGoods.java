package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;

/**
 * So much of a line of an order that is cancelled while the order goes on.
 *
 * @param total what it was worth of the line's total, VAT included
 * @param net the same without tax
 */
public record CancelledGoods(int lineNo, Quantity quantity, Money total, Money net) {}
