package dev.baton.payment.credit.receipt;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * Money that a customer has paid for what it owes.
 *
 * @param institution where it came in, such as a bank
 * @param reference the number of the {@link dev.baton.payment.proof.Proof}
 * @param at when it came in
 * @param allotments what it is for, as far as the customer said; the rest is for the oldest due
 */
public record NewReceipt(
        CustomerId customerId,
        Money amount,
        String institution,
        String reference,
        Instant at,
        List<Allotment> allotments) {

    public NewReceipt {
        allotments = List.copyOf(allotments);
    }
}
