package dev.baton.settlement.period;

import dev.baton.ledger.AccountId;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The monthly settlements, and the settlement documents that they are made of. */
@Repository
class StoredPeriods {

    /**
     * What is settled with a month: what is of it, and what was stored too late to be settled with an earlier one. What belongs to an earlier month
     * that is not drafted yet waits for that. What distributors sell is not bought from us.
     */
    private static final String OF_MONTH =
            """
                    %1$s.%2$s < :to AND (%1$s.%2$s >= :from OR EXISTS (
                        SELECT FROM period_settlement earlier WHERE earlier.customer_id = %1$s.customer_id AND earlier.currency = %1$s.currency
                            AND earlier.month = to_char(%1$s.%2$s AT TIME ZONE :zone, 'YYYY-MM')))
                      AND NOT EXISTS (SELECT FROM orders sold WHERE sold.id = %1$s.order_id AND sold.seller_id IS NOT NULL)""";

    private static final String UNSETTLED = "d.period_id IS NULL AND " + OF_MONTH.formatted("d", "settled_at");

    /** Goods that came back and were refunded. */
    private static final String UNSETTLED_CREDIT =
            "c.amount > 0 AND NOT EXISTS (SELECT FROM period_credit p WHERE p.credit_id = c.id) AND "
                    + OF_MONTH.formatted("c", "credited_at");

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    StoredPeriods(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** Who has settlement documents or credits that are to be settled with this month. */
    List<Buyer> unsettled(Instant from, Instant to) {
        return jdbc
                .sql("""
                        SELECT customer.id, customer.tier, moved.currency FROM customer JOIN (
                            SELECT d.customer_id, d.currency FROM settlement_document d WHERE %s
                            UNION SELECT c.customer_id, c.currency FROM settlement_credit c WHERE %s) moved ON moved.customer_id = customer.id
                        ORDER BY customer.id, moved.currency"""
                        .formatted(UNSETTLED, UNSETTLED_CREDIT))
                .param("from", Row.at(from))
                .param("to", Row.at(to))
                .param("zone", calendar.zone().getId())
                .query(Row.as(row -> new Buyer(row.text("id"), row.text("tier"), row.text("currency"))))
                .list();
    }

    Turnover turnover(Buyer buyer, Instant from, Instant to) {
        return turnover(
                "SELECT * FROM settlement_document d WHERE d.customer_id = :customer AND d.currency = :currency AND "
                        + UNSETTLED,
                "SELECT c.id FROM settlement_credit c WHERE c.customer_id = :customer AND c.currency = :currency AND "
                        + UNSETTLED_CREDIT,
                null, buyer.customerId(), buyer.currency(), from, to);
    }

    /** Lets what is settled with a draft belong to it. */
    private Turnover claim(PeriodSettlement draft, Instant from, Instant to) {
        return turnover("UPDATE settlement_document d SET period_id = :period"
                + " WHERE d.customer_id = :customer AND d.currency = :currency AND " + UNSETTLED + " RETURNING *",
                "INSERT INTO period_credit (credit_id, period_id) SELECT c.id, :period FROM settlement_credit c"
                        + " WHERE c.customer_id = :customer AND c.currency = :currency AND " + UNSETTLED_CREDIT
                        + " ON CONFLICT DO NOTHING RETURNING credit_id AS id",
                draft.id(), draft.customerId(), draft.currency(), from, to);
    }

    private Turnover turnover(
            String documents,
            String credits,
            @Nullable UUID period,
            String customer,
            String currency,
            Instant from,
            Instant to) {
        return jdbc
                .sql("""
                        WITH document AS (%s), back AS (%s),
                             moved AS (SELECT order_id, revenue, freight, tax, total FROM document
                                 UNION ALL SELECT NULL, tax - amount, 0, -tax, -amount FROM settlement_credit JOIN back USING (id))
                        SELECT count(DISTINCT order_id) AS orders, coalesce(sum(revenue), 0)::bigint AS revenue,
                               coalesce(sum(freight), 0)::bigint AS freight, coalesce(sum(tax), 0)::bigint AS tax,
                               coalesce(sum(total), 0)::bigint AS total
                          FROM moved"""
                        .formatted(documents, credits))
                .param("period", period)
                .param("customer", customer)
                .param("currency", currency)
                .param("from", Row.at(from))
                .param("to", Row.at(to))
                .param("zone", calendar.zone().getId())
                .query(Row.as(row -> turnover(row, currency)))
                .single();
    }

    Money credited(AccountId account, Instant from, Instant to, String currency) {
        return jdbc.sql("""
                SELECT coalesce(sum(amount), 0)::bigint AS amount FROM ledger_transfer
                WHERE credit = ? AND type IN ('POST', 'POSTED') AND at >= ? AND at < ?""")
                .params(account.value(), Row.at(from), Row.at(to))
                .query(Row.as(row -> row.money("amount", currency)))
                .single();
    }

    /**
     * @return empty if the month is drafted already
     * @throws ConflictException (409) if something was settled since the turnover was reckoned
     */
    @Transactional
    Optional<PeriodSettlement> add(PeriodSettlement draft, Instant from, Instant to) {
        boolean added = jdbc
                .sql("""
                        INSERT INTO period_settlement (id, number, customer_id, currency, month, orders, revenue, freight, tax, total,
                            prepaid_opening, prepaid_in, prepaid_out, prepaid_closing,
                            receivable_opening, receivable_in, receivable_out, receivable_closing,
                            rebate, rebate_rule, rebate_reason, status, generated_by, generated_at)
                        SELECT ?, 'PS-' || ? || '-' || lpad(n, greatest(6, length(n)), '0'), ?, ?, ?, ?, ?, ?, ?, ?,
                            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', ?, ?
                          FROM (SELECT nextval('period_settlement_number')::text AS n) AS next
                        ON CONFLICT (customer_id, currency, month) DO NOTHING""")
                .params(draft.id(), String.valueOf(draft.month().getYear()), draft.customerId(), draft.currency(),
                        draft.month().toString(), draft.turnover().orders(), draft.turnover().revenue().minor(),
                        draft.turnover().freight().minor(), draft.turnover().tax().minor(),
                        draft.turnover().total().minor(), draft.prepaid().opening().minor(),
                        draft.prepaid().in().minor(), draft.prepaid().out().minor(), draft.prepaid().closing().minor(),
                        draft.receivable().opening().minor(), draft.receivable().in().minor(),
                        draft.receivable().out().minor(), draft.receivable().closing().minor(),
                        draft.rebate().amount().minor(), draft.rebate().rule(), draft.rebate().reason(),
                        draft.generatedBy(), Row.at(draft.generatedAt()))
                .update() == 1;
        if (!added) {
            return Optional.empty();
        }
        if (!claim(draft, from, to).equals(draft.turnover())) {
            throw new ConflictException(
                    "An order was settled or credited while its month was drafted: draft it again.");
        }
        return find(draft.id());
    }

    Optional<PeriodSettlement> find(UUID id) {
        return jdbc.sql("SELECT * FROM period_settlement WHERE id = ?").param(id).query(Row.as(StoredPeriods::read))
                .optional();
    }

    Optional<PeriodSettlement> lock(UUID id) {
        return jdbc.sql("SELECT * FROM period_settlement WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Row.as(StoredPeriods::read))
                .optional();
    }

    /** Newest first. */
    List<PeriodSettlement> list(@Nullable String customer, @Nullable YearMonth month, UUID before, Limit limit) {
        return jdbc.sql("""
                SELECT * FROM period_settlement
                WHERE id < :before AND (:customer::text IS NULL OR customer_id = :customer)
                  AND (:month::text IS NULL OR month = :month)
                ORDER BY id DESC LIMIT :limit""")
                .param("before", before)
                .param("customer", customer)
                .param("month", month == null ? null : month.toString())
                .param("limit", limit.andOneMore())
                .query(Row.as(StoredPeriods::read))
                .list();
    }

    /** The numbers of drafts with a rebate for a customer. */
    List<String> rebates(String customer, String currency) {
        return jdbc.sql("""
                SELECT number FROM period_settlement
                WHERE customer_id = ? AND currency = ? AND status = 'DRAFT' AND rebate > 0 ORDER BY number""")
                .params(customer, currency)
                .query(String.class)
                .list();
    }

    List<PeriodSettlement.Line> lines(UUID id) {
        return jdbc
                .sql("""
                        SELECT d.id, d.number, o.number AS order_number, i.number AS invoice, d.settled_at, d.currency,
                               d.revenue + d.freight AS net, d.tax, d.total
                          FROM settlement_document d JOIN orders o ON o.id = d.order_id JOIN invoice i ON i.settlement_id = d.id
                         WHERE d.period_id = :period
                        UNION ALL
                        SELECT c.id, c.number, o.number, c.number, c.credited_at, c.currency, c.tax - c.amount, -c.tax, -c.amount
                          FROM period_credit p JOIN settlement_credit c ON c.id = p.credit_id JOIN orders o ON o.id = c.order_id
                         WHERE p.period_id = :period ORDER BY settled_at, id""")
                .param("period", id)
                .query(Row.as(StoredPeriods::line))
                .list();
    }

    void approve(UUID id, String by, Instant now) {
        jdbc.sql("UPDATE period_settlement SET status = 'POSTED', approved_by = ?, approved_at = ? WHERE id = ?")
                .params(by, Row.at(now), id)
                .update();
    }

    private static PeriodSettlement.Line line(Row row) {
        String currency = row.text("currency");
        return new PeriodSettlement.Line(row.text("number"), row.text("order_number"), row.text("invoice"),
                row.instant("settled_at"), row.money("net", currency), row.money("tax", currency),
                row.money("total", currency));
    }

    private static Turnover turnover(Row row, String currency) {
        return new Turnover(row.count("orders"), row.money("revenue", currency), row.money("freight", currency),
                row.money("tax", currency), row.money("total", currency));
    }

    private static Movement movement(Row row, String account, String currency) {
        return new Movement(row.money(account + "_opening", currency), row.money(account + "_in", currency),
                row.money(account + "_out", currency), row.money(account + "_closing", currency));
    }

    private static PeriodSettlement read(Row row) {
        String currency = row.text("currency");
        return new PeriodSettlement(
                row.uuid("id"),
                row.text("number"),
                row.text("customer_id"),
                currency,
                YearMonth.parse(row.text("month")),
                turnover(row, currency),
                movement(row, "prepaid", currency),
                movement(row, "receivable", currency),
                new Rebate(row.money("rebate", currency), row.textOrNull("rebate_rule"),
                        row.textOrNull("rebate_reason")),
                row.constant("status", PeriodStatus.class),
                row.text("generated_by"),
                row.instant("generated_at"),
                row.textOrNull("approved_by"),
                row.instantOrNull("approved_at"));
    }
}
