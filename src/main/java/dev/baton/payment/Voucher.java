package dev.baton.payment;

import dev.baton.platform.money.Money;

/**
 * Proof of money that was paid in outside of the system.
 *
 * @param institution where it was paid in, such as a bank
 * @param reference the number of the proof, which is unique for the institution
 * @param note in the words of who enters it
 */
public record Voucher(String institution, String reference, Money amount, String note) {}
