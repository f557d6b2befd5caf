package dev.baton.payment.credit.receipt;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Receipts to be read. */
@Repository
@Transactional(readOnly = true)
public class ReceiptViews {

    private final JdbcClient jdbc;

    ReceiptViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotFoundException if there is no such receipt */
    public Receipt get(UUID id) {
        Map<UUID, List<Receipt.Part>> parts = parts(List.of(id));
        return jdbc.sql("SELECT * FROM payment_receipt WHERE id = ?")
                .param(id)
                .query(Row.as(row -> receipt(row, parts)))
                .optional()
                .orElseThrow(() -> new NotFoundException("receipt " + id));
    }

    /**
     * A page of receipts, newest first.
     *
     * @param customer whose; null for all
     * @param period in which they were entered
     */
    public Page<Receipt> list(@Nullable String customer, Period period, Limit limit, @Nullable String cursor) {
        List<UUID> ids = jdbc
                .sql("""
                        SELECT id FROM payment_receipt
                        WHERE id < :before AND (:customer::text IS NULL OR customer_id = :customer)
                            AND (:from::timestamptz IS NULL OR entered_at >= :from) AND (:to::timestamptz IS NULL OR entered_at < :to)
                        ORDER BY id DESC LIMIT :limit""")
                .param("before", Cursor.readNewestFirst(cursor))
                .param("customer", customer)
                .param("from", Row.atOrNull(period.from()))
                .param("to", Row.atOrNull(period.to()))
                .param("limit", limit.andOneMore())
                .query(UUID.class)
                .list();
        Map<UUID, List<Receipt.Part>> parts = parts(ids);
        List<Receipt> found = jdbc.sql("SELECT * FROM payment_receipt WHERE id = ANY (?) ORDER BY id DESC")
                .param(ids.toArray(UUID[]::new))
                .query(Row.as(row -> receipt(row, parts)))
                .list();
        return Page.of(found, limit, receipt -> List.of(receipt.id().toString()));
    }

    private record Found(UUID receipt, Receipt.Part part) {}

    private Map<UUID, List<Receipt.Part>> parts(Collection<UUID> receipts) {
        return jdbc
                .sql("""
                        SELECT p.*, i.invoice, i.currency FROM payment_receipt_part p JOIN payment_receivable i ON i.id = p.receivable_id
                        WHERE p.receipt_id = ANY (?) ORDER BY p.receipt_id, p.part""")
                .param(receipts.toArray(UUID[]::new))
                .query(Row.as(row -> new Found(row.uuid("receipt_id"), new Receipt.Part(row.uuid("receivable_id"),
                        row.text("invoice"), row.text("purpose"), row.money("amount", row.text("currency"))))))
                .list()
                .stream()
                .collect(groupingBy(Found::receipt, mapping(Found::part, toList())));
    }

    private static Receipt receipt(Row row, Map<UUID, List<Receipt.Part>> all) {
        String currency = row.text("currency");
        List<Receipt.Part> parts = all.getOrDefault(row.uuid("id"), List.of());
        Money amount = row.money("amount", currency);
        Money paid = parts.stream().map(Receipt.Part::amount).reduce(Money.zero(currency), Money::plus);
        return new Receipt(row.uuid("id"), new CustomerId(row.text("customer_id")), amount, currency,
                row.text("institution"), row.text("reference"), row.instant("received_at"), row.text("entered_by"),
                row.instant("entered_at"), parts, amount.minus(paid));
    }
}
