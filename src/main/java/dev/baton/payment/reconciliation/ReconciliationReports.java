package dev.baton.payment.reconciliation;

import dev.baton.payment.reconciliation.EntryState.Standing;
import dev.baton.payment.reconciliation.ReconciliationReport.Sum;
import dev.baton.payment.reconciliation.file.Direction;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sums up entries. */
@Repository
@Transactional(readOnly = true)
public class ReconciliationReports {

    private final JdbcClient jdbc;

    ReconciliationReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which entries are summed up; null stands for all.
     *
     * @param from the first booking date
     * @param to the last booking date
     */
    public record Scope(
            @Nullable UUID statementId,
            @Nullable String account,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    public ReconciliationReport report(Scope scope) {
        return new ReconciliationReport(jdbc.sql("""
                SELECT account, currency, direction, count(*) AS entries, sum(amount)::bigint AS amount,
                    count(*) FILTER (WHERE state = ANY (:matched)) AS matched,
                    coalesce(sum(amount) FILTER (WHERE state = ANY (:matched)), 0)::bigint AS matched_amount,
                    count(*) FILTER (WHERE state = ANY (:open)) AS open,
                    coalesce(sum(amount) FILTER (WHERE state = ANY (:open)), 0)::bigint AS open_amount,
                    count(*) FILTER (WHERE state = ANY (:differing)) AS differing,
                    coalesce(sum(amount) FILTER (WHERE state = ANY (:differing)), 0)::bigint AS differing_amount,
                    coalesce(sum(difference) FILTER (WHERE state = ANY (:differing)), 0)::bigint AS difference
                FROM payment_bank_entry
                WHERE (:statement::uuid IS NULL OR statement_id = :statement)
                    AND (:account::text IS NULL OR account = :account)
                    AND (:from::date IS NULL OR booking_date >= :from) AND (:to::date IS NULL OR booking_date <= :to)
                GROUP BY account, currency, direction ORDER BY account, currency, direction""")
                .param("matched", states(Standing.MATCHED))
                .param("open", states(Standing.OPEN))
                .param("differing", states(Standing.DIFFERING))
                .param("statement", scope.statementId())
                .param("account", scope.account())
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Row.as(ReconciliationReports::line))
                .list());
    }

    private static String[] states(Standing standing) {
        return Arrays.stream(EntryState.values())
                .filter(state -> state.standing() == standing)
                .map(EntryState::name)
                .toArray(String[]::new);
    }

    private static ReconciliationReport.Line line(Row row) {
        String currency = row.text("currency");
        return new ReconciliationReport.Line(row.text("account"), currency,
                row.constant("direction", Direction.class), sum(row, "entries", "amount", currency),
                sum(row, "matched", "matched_amount", currency), sum(row, "open", "open_amount", currency),
                sum(row, "differing", "differing_amount", currency), row.money("difference", currency));
    }

    private static Sum sum(Row row, String entries, String amount, String currency) {
        Money money = row.money(amount, currency);
        return new Sum(row.count(entries), money);
    }
}
