package dev.baton.ledger.books;

import dev.baton.ledger.AccountId;
import dev.baton.platform.money.Money;
import java.time.Instant;

/**
 * A transfer that was booked.
 *
 * @param debit the account that the money left
 * @param credit the account that it reached
 * @param reference what it is about, such as an order's id or a voucher's number
 */
public record JournalEntry(
        long id,
        Instant at,
        String key,
        AccountId debit,
        AccountId credit,
        Money amount,
        String currency,
        String memo,
        String reference) {}
