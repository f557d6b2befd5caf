package dev.baton.operations.cancellation;

import dev.baton.operations.cancellation.CancellationPreview.Document;
import dev.baton.operations.cancellation.CancellationPreview.Held;
import dev.baton.operations.cancellation.CancellationPreview.Refund;
import dev.baton.operations.cancellation.CancellationPreview.Released;
import dev.baton.operations.cancellation.CancellationPreview.Reversed;
import dev.baton.order.Channel;
import dev.baton.order.Order;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done for orders and would be undone. */
@Repository
class WhatIsDone {

    private record HeldOn(String account, Money amount) {}

    private record Paid(UUID id, String institution, Money refundable) {}

    private final JdbcClient jdbc;

    WhatIsDone(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is held, oldest first, as the fee is taken from it. */
    List<Held> money(Order order, Money fee) {
        List<HeldOn> holds = jdbc.sql("""
                SELECT account, amount - posted - voided AS amount FROM ledger_hold
                WHERE reference = ? AND posted + voided < amount ORDER BY transfer_id""")
                .param(order.id().toString())
                .query(Row.as(row -> new HeldOn(row.text("account"), row.money("amount", order.currency()))))
                .list();
        List<Held> money = new ArrayList<>();
        Money left = fee;
        for (HeldOn hold : holds) {
            Money kept = left.min(hold.amount());
            left = left.minus(kept);
            money.add(new Held(hold.account(), hold.amount(), kept, hold.amount().minus(kept)));
        }
        return List.copyOf(money);
    }

    /** What consumers have paid goes back to who paid, all but the fee, which is kept of the first payments; what others have paid stays on their account. */
    List<Refund> refunds(Order order, Money fee) {
        if (order.channel() != Channel.GROUP_BUY) {
            return List.of();
        }
        List<Paid> payments = jdbc.sql("""
                SELECT id, institution, captured - refunded - refunding AS refundable FROM payment
                WHERE order_id = ? AND captured > refunded + refunding ORDER BY id""")
                .param(order.id().value())
                .query(Row.as(row -> new Paid(row.uuid("id"), row.text("institution"),
                        row.money("refundable", order.currency()))))
                .list();
        List<Refund> refunds = new ArrayList<>();
        Money left = fee;
        for (Paid payment : payments) {
            Money kept = left.min(payment.refundable());
            left = left.minus(kept);
            if (payment.refundable().compareTo(kept) > 0) {
                refunds.add(new Refund(payment.id(), payment.institution(), payment.refundable().minus(kept)));
            }
        }
        return List.copyOf(refunds);
    }

    List<Released> stock(OrderId order) {
        return jdbc.sql("""
                SELECT r.sku, r.quantity, r.location FROM reservation r JOIN consignment c ON c.id::text = r.reference
                WHERE c.order_id = ? AND r.state = 'RESERVED' ORDER BY r.location, r.sku, r.id""")
                .param(order.value())
                .query(Row.as(row -> new Released(new Sku(row.text("sku")), row.quantity("quantity"),
                        row.text("location"))))
                .list();
    }

    /** In the order in which it is taken back. A goods issue that SAP has refused may have left its delivery behind. */
    List<Reversed> documents(OrderId order) {
        return jdbc
                .sql("""
                        SELECT document, number FROM (
                            SELECT 1, 'CARRIER_BOOKING', coalesce(tracking_number, id::text) FROM shipment
                            WHERE order_id = :order AND state IN ('INTENT', 'BOOKED')
                            UNION ALL
                            SELECT 2, 'SAP_DELIVERY', coalesce(o.sap_sales_order, o.number) FROM sap_request r JOIN orders o ON o.id = r.order_id
                            WHERE r.order_id = :order AND r.step = 'GOODS_ISSUE' AND r.state = 'REFUSED'
                            UNION ALL
                            SELECT 3, 'SAP_SALES_ORDER', coalesce(r.number, o.number) FROM sap_request r JOIN orders o ON o.id = r.order_id
                            WHERE r.order_id = :order AND r.step = 'SALES_ORDER' AND r.state IN ('INTENT', 'DONE')
                                AND NOT EXISTS (SELECT FROM sap_request done
                                    WHERE done.order_id = :order AND done.step = 'REVERSAL' AND done.state = 'DONE')
                            UNION ALL
                            SELECT 4, 'PAYMENT_AUTHORISATION', id::text FROM payment
                            WHERE order_id = :order AND captured + capturing + voided + voiding < authorised
                        ) done (step, document, number) ORDER BY step, number""")
                .param("order", order.value())
                .query(Row.as(row -> new Reversed(row.constant("document", Document.class), row.text("number"))))
                .list();
    }
}
