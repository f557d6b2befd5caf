package dev.baton.payment.reconciliation.expectation;

import dev.baton.payment.reconciliation.EntryReceipts;
import dev.baton.platform.time.BusinessCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Receipts that somebody entered before the bank told of their money. */
@Component
class ReceiptExpectations extends BookedExpectations {

    ReceiptExpectations(JdbcClient jdbc, BusinessCalendar calendar) {
        super("RECEIPT", 2, "Receipt",
                """
                        SELECT id, customer_id || ':PREPAID:' || currency AS account_id, amount, currency, institution, reference,
                            received_at AS since
                        FROM payment_receipt WHERE institution <> '%s'"""
                        .formatted(EntryReceipts.INSTITUTION),
                jdbc, calendar);
    }
}
