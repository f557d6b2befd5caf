package dev.baton.payment.credit.receipt;

import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Receipts with what they were for. */
@Repository
class StoredReceipts {

    private final JdbcClient jdbc;

    StoredReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Receipt receipt) {
        jdbc.sql("""
                INSERT INTO payment_receipt
                    (id, customer_id, amount, currency, institution, reference, received_at, entered_by, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(receipt.id(), receipt.customerId().value(), receipt.amount().minor(), receipt.currency(),
                        receipt.institution(), receipt.reference(), Row.at(receipt.at()), receipt.enteredBy(),
                        Row.at(receipt.enteredAt()))
                .update();
        addParts(receipt);
    }

    private void addParts(Receipt receipt) {
        List<Receipt.Part> parts = receipt.parts();
        jdbc.sql("""
                INSERT INTO payment_receipt_part (receipt_id, part, receivable_id, purpose, amount)
                SELECT ?, part.* FROM unnest(?::int[], ?::uuid[], ?::text[], ?::bigint[]) AS part""")
                .params(receipt.id(), Columns.of(IntStream.rangeClosed(1, parts.size()).boxed().toList(), n -> n),
                        Columns.of(parts, Receipt.Part::receivableId), Columns.of(parts, Receipt.Part::purpose),
                        Columns.of(parts, part -> part.amount().minor()))
                .update();
    }

    /** What a receivable got, oldest first. */
    List<Payment> of(UUID receivable, String currency) {
        return jdbc.sql("""
                SELECT r.id, r.institution, r.reference, r.received_at, r.entered_by, p.purpose, p.amount
                FROM payment_receipt_part p JOIN payment_receipt r ON r.id = p.receipt_id
                WHERE p.receivable_id = ? ORDER BY r.entered_at, r.id, p.part""")
                .param(receivable)
                .query(Row.as(row -> new Payment(
                        row.uuid("id"),
                        row.text("institution"),
                        row.text("reference"),
                        row.instant("received_at"),
                        row.text("entered_by"),
                        row.text("purpose"),
                        row.money("amount", currency))))
                .list();
    }
}
