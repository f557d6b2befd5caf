package dev.baton.payment.pos;

import dev.baton.platform.money.Money;

/**
 * The slip of a card payment at delivery.
 *
 * @param institution whose terminal it is
 * @param terminal the terminal's number
 * @param reference the slip's number, which is unique for the terminal
 */
public record NewPosSlip(String institution, String terminal, String reference, Money amount) {}
