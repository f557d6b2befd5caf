package dev.baton.payment.credit.receipt;

import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What a receipt paid of an open item.
 *
 * @param institution where it came in, such as a bank
 * @param reference the number of the receipt's proof
 * @param at when it came in
 * @param purpose {@code PAYMENT}, or {@code RECOVERY} of what was written off before
 */
public record Payment(
        UUID receiptId,
        String institution,
        String reference,
        Instant at,
        String enteredBy,
        String purpose,
        Money amount) {}
