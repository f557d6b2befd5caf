package dev.baton.bench;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Orders of the last two years, with all that the database keeps of them. */
final class FinishedOrders {

    private static final Duration PAST = Duration.ofDays(730);

    private FinishedOrders() {}

    /** Copies an order of each customer, until there are so many. */
    static void add(int count, OrdersEndToEnd orders, Parts parts) {
        var samples = Samples.of(orders, ReferenceData::orderOfCustomer, "COMPLETED");
        int copies = count / samples.size();
        try (SingleConnectionDataSource database = parts.session()) {
            JdbcClient session = JdbcClient.create(database);
            new OrderCopies(session, samples, PAST.dividedBy(copies)).add(1, copies);
            balance(session);
            tidy(session);
        }
    }

    /** What the copies have paid was paid in before, and what they have moved was received and sold besides. */
    private static void balance(JdbcClient session) {
        session.sql(
                """
                        WITH moved AS (
                            SELECT account, sum(amount) AS amount FROM (
                                SELECT debit AS account, -amount AS amount FROM ledger_transfer WHERE type IN ('POST', 'POSTED')
                                UNION ALL SELECT credit, amount FROM ledger_transfer WHERE type IN ('POST', 'POSTED')) booked
                            GROUP BY account)
                        INSERT INTO ledger_transfer (key, type, debit, credit, currency, amount, memo, reference, at)
                        SELECT 'earlier:' || a.id, 'POSTED', 'CLEARING:' || a.currency, a.id, a.currency, a.posted - moved.amount, 'earlier', 'earlier',
                            now() - interval '731 days'
                        FROM ledger_account a JOIN moved ON moved.account = a.id WHERE a.owner IS NOT NULL AND a.posted <> moved.amount""")
                .update();
        session.sql(
                """
                        INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at)
                        SELECT s.location, s.sku, s.on_hand - sum(m.quantity), s.on_hand, 'CORRECTION', 'earlier', now() - interval '731 days'
                        FROM stock s JOIN stock_movement m USING (location, sku)
                        GROUP BY s.location, s.sku HAVING s.on_hand <> sum(m.quantity)""")
                .update();
    }

    /** As it would be by now, had all of it happened over years. */
    static void tidy(JdbcClient session) {
        session.sql("VACUUM (ANALYZE)").update();
        session.sql("CHECKPOINT").update();
    }
}
