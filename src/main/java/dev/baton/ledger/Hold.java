package dev.baton.ledger;

import dev.baton.platform.money.Money;

/**
 * Money that was set aside on a customer's account.
 *
 * @param key the business key under which it was held
 * @param account the customer's account
 * @param credit where it goes when it is posted
 * @param amount how much was held at first
 * @param posted how much of it was posted
 * @param voided how much of it was given back
 * @param reference what it is for, such as an order's id
 */
public record Hold(
        String key,
        AccountId account,
        AccountId credit,
        Money amount,
        Money posted,
        Money voided,
        String reference) {

    /** What is still set aside. */
    public Money remaining() {
        return amount.minus(posted).minus(voided);
    }
}
