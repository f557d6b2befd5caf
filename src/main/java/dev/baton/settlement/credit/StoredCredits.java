package dev.baton.settlement.credit;

import dev.baton.order.Order;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.settlement.share.Refunds.Refunded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Credits with their lines. Whoever adds one has locked the settlement of its order. */
@Repository
class StoredCredits {

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    StoredCredits(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    List<SettledLine> settled(OrderId orderId) {
        return jdbc
                .sql("""
                        SELECT l.line_no, sum(l.quantity) AS quantity FROM settlement_line l JOIN settlement_document d ON d.id = l.settlement_id
                        WHERE d.order_id = ? AND l.kind = 'GOODS' GROUP BY l.line_no ORDER BY l.line_no""")
                .param(orderId.value())
                .query(Row.as(row -> new SettledLine(row.count("line_no"), row.quantity("quantity"))))
                .list();
    }

    /** The lines of an order's goods of which something was settled. */
    List<LineBalance> balances(Order order) {
        String currency = order.currency();
        return jdbc
                .sql("""
                        SELECT settled.*, coalesce(credited.quantity, 0) AS returned, coalesce(credited.value, 0) AS credited,
                               coalesce(credited.tax, 0) AS credited_tax
                        FROM (SELECT l.line_no, sum(l.quantity) AS quantity, sum(l.total)::bigint AS total, sum(l.tax)::bigint AS tax
                              FROM settlement_line l JOIN settlement_document d ON d.id = l.settlement_id
                              WHERE d.order_id = :order AND l.kind = 'GOODS' GROUP BY l.line_no) settled
                        LEFT JOIN (SELECT l.line_no, sum(l.quantity) AS quantity, sum(l.value)::bigint AS value, sum(l.value_tax)::bigint AS tax
                              FROM settlement_credit_line l JOIN settlement_credit c ON c.id = l.credit_id
                              WHERE c.order_id = :order GROUP BY l.line_no) credited USING (line_no)""")
                .param("order", order.id().value())
                .query(Row.as(row -> new LineBalance(row.count("line_no"), row.quantity("quantity"),
                        row.money("total", currency), row.money("tax", currency), row.quantity("returned"),
                        row.money("credited", currency), row.money("credited_tax", currency))))
                .list();
    }

    Optional<Credit> find(UUID id) {
        return jdbc.sql("""
                SELECT c.number, c.currency, c.amount, coalesce(r.paid_back, 0) AS paid_back
                FROM settlement_credit c LEFT JOIN settlement_refund r ON r.id = c.refund_id WHERE c.id = ?""")
                .param(id)
                .query(Row.as(row -> new Credit(id, row.text("number"), row.money("amount", row.text("currency")),
                        row.money("paid_back", row.text("currency")), lines(id, row.text("currency")))))
                .optional();
    }

    private List<Credit.Line> lines(UUID id, String currency) {
        return jdbc.sql("SELECT no, value, fee, amount FROM settlement_credit_line WHERE credit_id = ? ORDER BY no")
                .param(id)
                .query(Row.as(row -> new Credit.Line(row.count("no"), row.money("value", currency),
                        row.money("fee", currency), row.money("amount", currency))))
                .list();
    }

    Credit add(
            UUID id,
            Order order,
            String reference,
            List<CreditedLine> lines,
            @Nullable Refunded refunded,
            Instant now) {
        jdbc.sql(
                """
                        INSERT INTO settlement_credit (id, number, order_id, customer_id, reference, currency, value, fee, amount, tax, refund_id,
                            credited_at)
                        SELECT :id, 'CN-' || :year || '-' || lpad(n, greatest(6, length(n)), '0'), :order, :customer, :reference, :currency, :value,
                            :fee, :amount, :tax, :refund, :now
                        FROM (SELECT nextval('settlement_credit_number')::text AS n) AS next""")
                .param("id", id)
                .param("year", String.valueOf(calendar.today(now).getYear()))
                .param("order", order.id().value())
                .param("customer", order.customerId().value())
                .param("reference", reference)
                .param("currency", order.currency())
                .param("value", Credits.sum(lines, CreditedLine::value, order.currency()).minor())
                .param("fee", Credits.sum(lines, CreditedLine::fee, order.currency()).minor())
                .param("amount", Credits.sum(lines, CreditedLine::amount, order.currency()).minor())
                .param("tax", Credits.sum(lines, CreditedLine::tax, order.currency()).minor())
                .param("refund", refunded == null ? null : refunded.id())
                .param("now", Row.at(now))
                .update();
        addLines(id, lines);
        return find(id).orElseThrow();
    }

    private void addLines(UUID id, List<CreditedLine> lines) {
        jdbc.sql(
                """
                        INSERT INTO settlement_credit_line (credit_id, no, line_no, quantity, value, value_tax, fee, amount, tax)
                        SELECT ?, line.* FROM unnest(?::int[], ?::int[], ?::text[]::numeric[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                            ?::bigint[]) AS line""")
                .params(
                        id,
                        Columns.of(lines, CreditedLine::no),
                        Columns.of(lines, CreditedLine::lineNo),
                        Columns.of(lines, CreditedLine::quantity),
                        minor(lines, CreditedLine::value),
                        minor(lines, CreditedLine::valueTax),
                        minor(lines, CreditedLine::fee),
                        minor(lines, CreditedLine::amount),
                        minor(lines, CreditedLine::tax))
                .update();
    }

    private static String[] minor(List<CreditedLine> lines, Function<CreditedLine, Money> column) {
        return Columns.of(lines, line -> column.apply(line).minor());
    }
}
