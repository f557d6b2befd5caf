package dev.baton.payment.credit.receipt;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Money that was booked for what a customer owes.
 *
 * @param institution where it came in, such as a bank
 * @param reference the number of its proof
 * @param at when it came in
 * @param parts what it was for
 * @param balance what was more than that, and is kept on the prepaid account
 */
public record Receipt(
        UUID id,
        CustomerId customerId,
        Money amount,
        String currency,
        String institution,
        String reference,
        Instant at,
        String enteredBy,
        Instant enteredAt,
        List<Part> parts,
        Money balance) {

    public Receipt {
        parts = List.copyOf(parts);
    }

    /**
     * What one open item got of it.
     *
     * @param purpose {@code PAYMENT}, or {@code RECOVERY} of what was written off before
     */
    public record Part(UUID receivableId, String invoice, String purpose, Money amount) {}
}
