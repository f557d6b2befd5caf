package dev.baton.ledger;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An account and its balance at one moment.
 *
 * @param owner the customer; null for one of our own accounts
 * @param posted what was credited less what was debited
 * @param pending what open holds have set aside; zero for our own accounts
 * @param limit how far below zero the account may go; zero for all but receivables
 */
public record Account(
        AccountId id,
        AccountKind kind,
        @Nullable String owner,
        String currency,
        Money posted,
        Money pending,
        Money limit) {

    /** What can be taken from the account now. */
    public Money available() {
        return posted.minus(pending).plus(limit);
    }
}
