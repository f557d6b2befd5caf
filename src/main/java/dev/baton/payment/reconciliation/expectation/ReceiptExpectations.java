package dev.baton.payment.reconciliation.expectation;

import dev.baton.payment.reconciliation.Entry;
import dev.baton.payment.reconciliation.EntryReceipts;
import dev.baton.payment.reconciliation.Expected;
import dev.baton.platform.time.BusinessCalendar;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Receipts that somebody entered before the bank told of their money. The payer knows the number of the invoice rather than that of the
 * receipt: as long as it is not confirmed, a receipt is named by what it pays too.
 */
@Component
class ReceiptExpectations extends BookedExpectations {

    private static final String OF_NAMED =
            """
                    v.currency = :currency AND v.id IN (SELECT receipt_id FROM payment_receipt_part WHERE receivable_id IN (
                        SELECT id FROM payment_receivable WHERE invoice = ANY (:words)
                        UNION SELECT r.id FROM orders o JOIN payment_receivable r ON r.order_id = o.id WHERE o.number = ANY (:words)))""";
    private static final String OF_ITEM =
            "v.id IN (SELECT receipt_id FROM payment_receipt_part WHERE receivable_id = :item)";

    ReceiptExpectations(JdbcClient jdbc, BusinessCalendar calendar) {
        super("RECEIPT", 2, "Receipt",
                """
                        SELECT id, customer_id || ':PREPAID:' || currency AS account_id, amount, currency, institution, reference,
                            received_at AS since
                        FROM payment_receipt WHERE institution <> '%s'"""
                        .formatted(EntryReceipts.INSTITUTION),
                jdbc, calendar);
    }

    @Override
    public List<Expected> named(Entry entry) {
        List<Expected> ofNamed = unconfirmed(OF_NAMED, Map.of("words", entry.words().toArray(String[]::new),
                "currency", entry.amount().currency()));
        return Stream.concat(super.named(entry).stream(), ofNamed.stream()).distinct().toList();
    }

    @Override
    public List<Expected> unconfirmed(Expected other) {
        return other.kind().equals(ReceivableExpectations.KIND)
                ? unconfirmed(OF_ITEM, Map.of("item", UUID.fromString(other.subject())))
                : List.of();
    }
}
