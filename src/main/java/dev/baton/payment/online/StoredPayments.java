package dev.baton.payment.online;

import dev.baton.ledger.AccountId;
import dev.baton.order.Channel;
import dev.baton.payment.online.OnlinePayment.Status;
import dev.baton.payment.online.OnlinePayment.Sums;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The payments. Their sums follow from their requests. */
@Repository
class StoredPayments {

    private final JdbcClient jdbc;

    StoredPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the institution's payment is known already, or another payment of the order is under way */
    boolean add(OnlinePayment payment) {
        OrderId order = payment.orderId();
        return jdbc
                .sql("""
                        INSERT INTO payment (id, account_id, order_id, institution, institution_payment_id, rule_id, reason, currency, amount,
                            capture_at_once, requested_by, requested_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""")
                .params(payment.id(), payment.accountId().value(), order == null ? null : order.value(),
                        payment.institution(), payment.institutionPaymentId(), payment.ruleId(), payment.reason(),
                        payment.amount().currency(), payment.amount().minor(), payment.captureAtOnce(),
                        payment.requestedBy(), Row.at(payment.requestedAt()))
                .update() == 1;
    }

    Optional<OnlinePayment> find(UUID id) {
        return jdbc.sql("SELECT * FROM payment WHERE id = ?").param(id).query(Row.as(StoredPayments::payment))
                .optional();
    }

    Optional<OnlinePayment> find(String institution, String institutionPaymentId) {
        return jdbc.sql("SELECT * FROM payment WHERE institution = ? AND institution_payment_id = ?")
                .params(institution, institutionPaymentId)
                .query(Row.as(StoredPayments::payment))
                .optional();
    }

    /** What was captured for an order and not refunded, also by payments that have just ended. */
    Money capturedFor(OrderId order, String currency) {
        long minor = jdbc.sql("SELECT coalesce(sum(captured - refunded), 0)::bigint FROM payment WHERE order_id = ?")
                .param(order.value())
                .query(Long.class)
                .single();
        return new Money(minor, currency);
    }

    /** The payments of an order, oldest first. */
    List<UUID> of(OrderId order) {
        return jdbc.sql("SELECT id FROM payment WHERE order_id = ? ORDER BY id").param(order.value()).query(UUID.class)
                .list();
    }

    /** Whoever adds or ends requests of a payment has locked it before. */
    OnlinePayment lock(UUID id) {
        return jdbc.sql("SELECT * FROM payment WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query(Row.as(StoredPayments::payment))
                .single();
    }

    /** The institution's id of a payment that has none yet. */
    void knownAs(UUID id, String institutionPaymentId) {
        jdbc.sql("UPDATE payment SET institution_payment_id = ? WHERE id = ? AND institution_payment_id IS NULL")
                .params(institutionPaymentId, id)
                .update();
    }

    /** Those into an account of which something may still be captured. */
    List<UUID> underWay(AccountId account) {
        return jdbc.sql("""
                SELECT id FROM payment p
                WHERE account_id = ? AND (captured + voided < authorised
                    OR EXISTS (SELECT FROM payment_request WHERE payment_id = p.id AND state = 'INTENT'))
                ORDER BY id""")
                .param(account.value())
                .query(UUID.class)
                .list();
    }

    /**
     * Payments, newest first.
     *
     * @param owner the customer whose payments are shown; null for all
     * @param account the only account; null for all
     * @param channel the only channel of the orders that are paid; null for all, and for what is paid into accounts
     * @param open whether only those are shown that an institution is still being asked about
     * @param before the id that the page begins after
     */
    List<OnlinePayment> list(
            @Nullable String owner,
            @Nullable String account,
            @Nullable Status status,
            @Nullable Channel channel,
            boolean open,
            UUID before,
            int limit) {
        return jdbc
                .sql("""
                        SELECT p.* FROM payment p JOIN ledger_account a ON a.id = p.account_id
                        WHERE (CAST(:owner AS text) IS NULL OR a.owner = :owner)
                          AND (CAST(:account AS text) IS NULL OR p.account_id = :account)
                          AND (CAST(:status AS text) IS NULL OR p.status = :status)
                          AND (CAST(:channel AS text) IS NULL
                              OR EXISTS (SELECT FROM orders o WHERE o.id = p.order_id AND o.channel = :channel))
                          AND (NOT :open OR EXISTS (SELECT FROM payment_request r WHERE r.payment_id = p.id AND r.state = 'INTENT'))
                          AND p.id < :before
                        ORDER BY p.id DESC LIMIT :limit""")
                .param("owner", owner)
                .param("account", account)
                .param("status", status == null ? null : status.name())
                .param("channel", channel == null ? null : channel.name())
                .param("open", open)
                .param("before", before)
                .param("limit", limit)
                .query(Row.as(StoredPayments::payment))
                .list();
    }

    private static OnlinePayment payment(Row row) {
        String currency = row.text("currency");
        UUID order = row.uuidOrNull("order_id");
        Sums sums = new Sums(row.money("authorised", currency), row.money("capturing", currency),
                row.money("captured", currency), row.money("voiding", currency), row.money("voided", currency),
                row.money("refunding", currency), row.money("refunded", currency));
        return new OnlinePayment(
                row.uuid("id"),
                new AccountId(row.text("account_id")),
                order == null ? null : new OrderId(order),
                row.text("institution"),
                row.textOrNull("institution_payment_id"),
                row.text("rule_id"),
                row.text("reason"),
                row.money("amount", currency),
                row.flag("capture_at_once"),
                row.text("requested_by"),
                row.instant("requested_at"),
                sums,
                row.constant("status", Status.class));
    }
}
