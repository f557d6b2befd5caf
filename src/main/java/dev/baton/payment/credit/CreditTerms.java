package dev.baton.payment.credit;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;

/**
 * On what terms a customer buys on credit.
 *
 * @param limit how much it may owe
 * @param termDays in how many days it pays an invoice
 */
public record CreditTerms(CustomerId customerId, Money limit, int termDays) {}
