package dev.baton.payment.credit;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An open item: what a customer owes for an invoice. All amounts are in the currency of the account and not negative.
 *
 * @param account the customer's receivable account
 * @param invoice the invoice's number
 * @param amount what was invoiced
 * @param writtenOff what was given up of it
 * @param credited what is not owed any more since goods were returned
 * @param recovered of what was written off, what was paid nevertheless
 * @param redeemed of what was written off, what goods came back for
 * @param dueOn the last day on which it can be paid in time
 * @param overdueFrom the end of that day, or of a respite
 * @param creditStopped whether dunning has stopped the customer's credit for it
 * @param settledAt when it was invoiced
 */
public record Receivable(
        UUID id,
        CustomerId customerId,
        AccountId account,
        OrderId orderId,
        String invoice,
        Money amount,
        Money paid,
        Money writtenOff,
        Money credited,
        Money recovered,
        Money redeemed,
        LocalDate dueOn,
        Instant overdueFrom,
        boolean creditStopped,
        Instant settledAt) {

    /** What is still owed. */
    public Money open() {
        return amount.minus(paid).minus(writtenOff).minus(credited);
    }

    /** Of what was written off, what can still be recovered. */
    public Money lost() {
        return writtenOff.minus(recovered).minus(redeemed);
    }

    /** How it stands at this moment. */
    public ReceivableState state(Instant now) {
        if (open().isPositive()) {
            return now.isBefore(overdueFrom) ? ReceivableState.OPEN : ReceivableState.OVERDUE;
        }
        return writtenOff.isPositive() ? ReceivableState.WRITTEN_OFF : ReceivableState.PAID;
    }
}
