/**
 * What money is expected for at the bank, one kind after the other: vouchers, receipts and card slips that were entered before, invoices, orders
 * that wait, payouts of payment institutions. Whoever adds a kind adds a class here, and rows to {@code dmn/matching} that speak of it.
 */
@NullMarked
package dev.baton.payment.reconciliation.expectation;

import org.jspecify.annotations.NullMarked;
