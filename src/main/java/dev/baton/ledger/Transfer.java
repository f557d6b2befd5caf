package dev.baton.ledger;

import dev.baton.platform.money.Money;

/**
 * Money that moves from one account to another.
 *
 * @param key the business key: the same key moves money once
 * @param debit the account that it leaves
 * @param credit the account that it reaches
 * @param memo what for, in words for a statement
 * @param reference what it is about, such as an order's id or a voucher's number
 */
public record Transfer(String key, AccountId debit, AccountId credit, Money amount, String memo, String reference) {

    /** @throws IllegalArgumentException if the amount is not positive, or both accounts are the same */
    public Transfer {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a transfer moves a positive amount");
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException("a transfer moves money between two accounts");
        }
    }
}
