package dev.baton.payment.credit;

import dev.baton.platform.money.Money;

/**
 * How old is what a customer owes in one currency, by the days since it was due.
 *
 * @param current not due yet, or today
 */
public record AgeingLine(
        String customerId,
        String currency,
        Money current,
        Money days1to30,
        Money days31to60,
        Money days61to90,
        Money over90,
        Money total) {}
