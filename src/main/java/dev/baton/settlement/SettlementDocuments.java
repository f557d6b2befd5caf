package dev.baton.settlement;

import dev.baton.order.Order;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Settlement documents with their invoices. */
@Repository
class SettlementDocuments {

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    SettlementDocuments(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** The number of the document that settles a consignment. */
    Optional<String> numberFor(UUID consignmentId) {
        return jdbc.sql("SELECT number FROM settlement_document WHERE consignment_id = ?")
                .param(consignmentId)
                .query(String.class)
                .optional();
    }

    /** Whether what is charged for carrying the order's goods is settled. */
    boolean areChargesSettled(OrderId orderId) {
        return exists(
                "order_id = ? AND EXISTS (SELECT FROM settlement_line l WHERE l.settlement_id = settlement_document.id AND l.kind <> 'GOODS')",
                orderId);
    }

    /** What of an order is settled so far. */
    Money settled(OrderId orderId, String currency) {
        return jdbc.sql("SELECT coalesce(sum(total), 0)::bigint AS total FROM settlement_document WHERE order_id = ?")
                .param(orderId.value())
                .query(Row.as(row -> row.money("total", currency)))
                .single();
    }

    /** Whether a consignment of the order was settled although SAP's amount for the order is another one. */
    boolean isDifferenceAccepted(OrderId orderId) {
        return exists("order_id = ? AND with_difference", orderId);
    }

    private boolean exists(String condition, OrderId orderId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM settlement_document WHERE " + condition + ")")
                .param(orderId.value())
                .query(Boolean.class)
                .single();
    }

    /** The numbers that a settled consignment was given. */
    record Numbers(String document, String invoice) {}

    Numbers add(UUID id, Order order, UUID consignmentId, Split split, boolean withDifference, Instant now) {
        int year = calendar.today(now).getYear();
        Money sapNet = order.sapNetAmount();
        String number = jdbc
                .sql("""
                        INSERT INTO settlement_document (id, number, order_id, consignment_id, customer_id, currency, total, revenue, freight, tax,
                            sap_net, with_difference, settled_at)
                        SELECT :id, 'SD-' || :year || '-' || lpad(n, greatest(6, length(n)), '0'), :order, :consignment, :customer,
                            :currency, :total, :revenue, :freight, :tax, :sapNet, :withDifference, :now
                          FROM (SELECT nextval('settlement_number')::text AS n) AS next
                        RETURNING number""")
                .param("id", id)
                .param("year", String.valueOf(year))
                .param("order", order.id().value())
                .param("consignment", consignmentId)
                .param("customer", order.customerId().value())
                .param("currency", order.currency())
                .param("total", split.total().minor())
                .param("revenue", split.revenue().minor())
                .param("freight", split.freight().minor())
                .param("tax", split.tax().minor())
                .param("sapNet", sapNet == null ? null : sapNet.minor())
                .param("withDifference", withDifference)
                .param("now", Row.at(now))
                .query(String.class)
                .single();
        addLines(id, split);
        return new Numbers(number, addInvoice(id, order, split, year, now));
    }

    private void addLines(UUID id, Split split) {
        jdbc.sql(
                """
                        INSERT INTO settlement_line (settlement_id, line_no, kind, sku, quantity, net, tax, total)
                        SELECT ?, line.* FROM unnest(?::int[], ?::text[], ?::text[], ?::text[]::numeric[], ?::bigint[], ?::bigint[], ?::bigint[]) AS line""")
                .params(
                        id,
                        Columns.of(split.parts(), Split.Part::lineNo),
                        Columns.of(split.parts(), Split.Part::kind),
                        Columns.of(split.parts(), Split.Part::sku),
                        Columns.of(split.parts(), Split.Part::quantity),
                        Columns.of(split.parts(), part -> part.net().minor()),
                        Columns.of(split.parts(), part -> part.tax().minor()),
                        Columns.of(split.parts(), part -> part.total().minor()))
                .update();
    }

    private String addInvoice(UUID settlement, Order order, Split split, int year, Instant now) {
        return jdbc.sql("""
                INSERT INTO invoice (id, number, settlement_id, customer_id, currency, net, tax, total, issued_at)
                SELECT ?, 'INV-' || ? || '-' || lpad(n, greatest(6, length(n)), '0'), ?, ?, ?, ?, ?, ?, ?
                  FROM (SELECT nextval('invoice_number')::text AS n) AS next
                RETURNING number""")
                .params(Ids.next(), String.valueOf(year), settlement, order.customerId().value(), order.currency(),
                        split.net().minor(), split.tax().minor(), split.total().minor(), Row.at(now))
                .query(String.class)
                .single();
    }
}
