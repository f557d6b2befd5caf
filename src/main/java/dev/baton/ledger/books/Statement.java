package dev.baton.ledger.books;

import dev.baton.ledger.AccountId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was booked on an account in a period, or one page of it.
 *
 * @param opening the balance before the first line
 * @param lines oldest first
 * @param closing the balance after the last line
 * @param nextCursor where the next page begins; null on the last page
 */
public record Statement(
        AccountId account,
        Money opening,
        List<Line> lines,
        Money closing,
        @Nullable String nextCursor) {

    public Statement {
        lines = List.copyOf(lines);
    }

    /**
     * One booking.
     *
     * @param counterAccount the account on the other side
     * @param amount positive when credited to the account, negative when debited
     * @param balance the account's balance after this line
     */
    public record Line(
            Instant at,
            String key,
            AccountId counterAccount,
            Money amount,
            Money balance,
            String memo,
            String reference) {}
}
