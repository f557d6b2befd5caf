package dev.baton.payment.credit;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An open item as the API shows it.
 *
 * @param invoice the invoice's number
 * @param open what is still owed
 * @param credited what is not owed any more since goods were returned
 * @param recovered of what was written off, what was paid nevertheless
 * @param redeemed of what was written off, what goods came back for
 * @param overdueFrom the end of the due date in the business time zone, or of a respite
 * @param creditStopped whether dunning has stopped the customer's credit for it
 */
public record ReceivableView(
        UUID id,
        String customerId,
        String accountId,
        OrderId orderId,
        String orderNumber,
        String invoice,
        String currency,
        Money amount,
        Money paid,
        Money writtenOff,
        Money credited,
        Money recovered,
        Money redeemed,
        Money open,
        ReceivableState state,
        LocalDate dueOn,
        Instant overdueFrom,
        boolean creditStopped,
        Instant settledAt) {}
