package dev.baton.ledger;

import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account and its balance at one moment.
 *
 * @param owner the customer; null for one of our own accounts
 * @param posted what was credited less what was debited
 * @param pending what open holds have set aside; zero for our own accounts
 * @param limit how far below zero the account may go; zero for all but receivables
 * @param expiresAt when what is left on a bonus account goes back to us; null for never
 */
public record Account(
        AccountId id,
        AccountKind kind,
        @Nullable String owner,
        String currency,
        Money posted,
        Money pending,
        Money limit,
        AccountStatus status,
        @Nullable Instant expiresAt) {

    /** What can be taken from the account now: nothing while it is frozen. */
    public Money available() {
        return status == AccountStatus.OPEN ? posted.minus(pending).plus(limit) : Money.zero(currency);
    }

    /** Whether it is the account of a customer whom the caller sees; our own are not. */
    public boolean isSeenBy(Caller caller) {
        return owner != null && caller.sees(owner);
    }

    boolean isEmpty() {
        return posted.isZero() && pending.isZero();
    }
}
