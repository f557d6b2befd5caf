package dev.baton.ledger.books;

import dev.baton.ledger.AccountId;
import dev.baton.platform.money.Money;
import java.time.Instant;

/**
 * A transfer that was booked.
 *
 * @param id counts up in the order of booking
 * @param key the business key under which it was booked once
 * @param debit the account that the money left
 * @param credit the account that it reached
 * @param memo what for, in words
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
