package dev.baton.settlement.share;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refunds of settled orders, with what each share has given of them. */
@Repository
class StoredRefunds {

    private final JdbcClient jdbc;

    StoredRefunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a refund; the shares give it back by that. */
    void add(
            UUID id,
            OrderId orderId,
            Money amount,
            Money paidBack,
            String reason,
            String by,
            Instant now,
            List<ClawBack> clawBacks) {
        jdbc.sql(
                """
                        INSERT INTO settlement_refund (id, order_id, currency, amount, paid_back, reason, refunded_by, refunded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, orderId.value(), amount.currency(), amount.minor(), paidBack.minor(), reason, by,
                        Row.at(now))
                .update();
        for (ClawBack back : clawBacks) {
            jdbc.sql("""
                    INSERT INTO settlement_refund_part (refund_id, settlement_id, party, amount, after_payout)
                    VALUES (?, ?, ?, ?, ?)""")
                    .params(id, back.share().settlementId(), back.share().party().name(), back.amount().minor(),
                            back.share().isPaidOut())
                    .update();
        }
    }

    /** What institutions were asked to pay back of a refund. */
    Money paidBack(UUID id, String currency) {
        return jdbc.sql("SELECT paid_back FROM settlement_refund WHERE id = ?")
                .param(id)
                .query(Row.as(row -> row.money("paid_back", currency)))
                .single();
    }

    /** What was settled of an order, and what was refunded of that. */
    record Sums(Money settled, Money refunded) {

        Money left() {
            return settled.minus(refunded);
        }
    }

    Sums sums(OrderId orderId, String currency) {
        return jdbc
                .sql("""
                        SELECT (SELECT coalesce(sum(total), 0) FROM settlement_document WHERE order_id = :order)::bigint AS settled,
                               (SELECT coalesce(sum(amount), 0) FROM settlement_refund WHERE order_id = :order)::bigint AS refunded""")
                .param("order", orderId.value())
                .query(Row.as(row -> new Sums(row.money("settled", currency), row.money("refunded", currency))))
                .single();
    }

    /** The refunds of an order, oldest first. */
    List<OrderRefund> of(OrderId orderId) {
        Map<UUID, List<Given>> parts = parts(orderId);
        return jdbc.sql("SELECT * FROM settlement_refund WHERE order_id = ? ORDER BY id")
                .param(orderId.value())
                .query(Row.as(row -> refund(row, parts)))
                .list();
    }

    private record Given(UUID refund, OrderRefund.Part part) {}

    private Map<UUID, List<Given>> parts(OrderId orderId) {
        return jdbc.sql("""
                SELECT p.refund_id, p.party, p.amount, p.after_payout, d.number, d.currency
                FROM settlement_refund_part p JOIN settlement_document d ON d.id = p.settlement_id
                WHERE d.order_id = ? ORDER BY d.id, p.party""")
                .param(orderId.value())
                .query(Row.as(row -> new Given(row.uuid("refund_id"),
                        new OrderRefund.Part(row.text("number"), row.constant("party", Party.class),
                                row.money("amount", row.text("currency")), row.flag("after_payout")))))
                .list()
                .stream()
                .collect(groupingBy(Given::refund));
    }

    private static OrderRefund refund(Row row, Map<UUID, List<Given>> parts) {
        String currency = row.text("currency");
        UUID id = row.uuid("id");
        return new OrderRefund(id, row.orderId("order_id"), row.money("amount", currency), currency,
                row.money("paid_back", currency), row.text("reason"), row.text("refunded_by"),
                row.instant("refunded_at"), parts.getOrDefault(id, List.of()).stream().map(Given::part).toList());
    }
}
