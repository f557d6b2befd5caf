package dev.baton.payment.credit;

import dev.baton.platform.money.Money;

/**
 * How what a customer owes in one currency moved in a period: {@code opening + invoiced - paid - writtenOff - credited = closing}.
 *
 * @param paid by receipts, of what was owed
 * @param writtenOff what was given up
 * @param credited what was not owed any more since goods were returned
 * @param recovered of what had been given up, what was paid nevertheless
 * @param kept of receipts, what nothing was owed for: it is on the prepaid account
 */
public record ReceivablesLine(
        String customerId,
        String currency,
        Money opening,
        Money invoiced,
        Money paid,
        Money writtenOff,
        Money credited,
        Money closing,
        Money recovered,
        Money kept) {}
