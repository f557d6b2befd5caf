/**
 * Settlement: the money that was held for an order becomes revenue and tax, with a document that says how, and an invoice.
 *
 * <p>What holds here:
 * <ul>
 * <li>A consignment is settled once. Its part of the order's hold is posted and its document and invoice are made in one transaction, which
 * completes the order if nothing of it is open any more. Charges, such as freight, go with the first consignment of which
 * anything is accepted, and are not paid where nothing of the order is.
 * <li>Tax is taken out of each line, rounded half-up, so that the lines of the document add up to the order's total to the minor unit:
 * revenue, freight and tax together are what was held.
 * <li>Where SAP has named a net amount that differs from ours beyond the tolerance, nothing is posted until finance has accepted our
 * amount, which is the one that the customer was told.
 * </ul>
 *
 * <p><b>What a distributor sells</b> is shared ({@link dev.baton.settlement.share}): then revenue, freight and tax of a document say what the customer
 * paid for, and its shares say whose it is. What is paid by card at delivery waits for its slip before it is settled.
 *
 * <p><b>Locks</b> are taken in this order: the order's fence, the settlement of the order (an advisory lock, so that one consignment at a time looks
 * whether the order is complete), the accounts of the hold, whoever waits for money.
 *
 * <p>Tables: {@code settlement_document}, {@code settlement_line}, {@code invoice}; the sequences {@code settlement_number},
 * {@code invoice_number}. Job types: {@code settlement-settle}, {@code settlement-give-back}. Messages:
 * {@code consignment-paid}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "customer", "product", "order", "ledger", "payment",
        "allocation"})
package dev.baton.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
