package dev.baton.operations.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is read from the database.
 *
 * @param name as Micrometer names meters
 * @param unit the base unit of the value; null for a number of things
 * @param sql a row for each value: {@code value} and, as text, the {@code tags}; it may use {@code :now}
 */
record Measure(String name, String description, @Nullable String unit, List<String> tags, String sql) {

    /** An order that an operator has stopped keeps its state beside that, and is told to be on hold. */
    private static final String OPEN = """
            (SELECT o.channel, o.updated_at, CASE WHEN h.order_id IS NULL THEN o.status ELSE 'ON_HOLD' END AS status
             FROM orders o
             LEFT JOIN order_hold h ON h.order_id = o.id AND h.ended_at IS NULL AND h.held_at IS NOT NULL
             WHERE o.status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED')) open""";

    static final List<Measure> ALL = List.of(
            new Measure("baton.orders", "Orders that have not ended, by what readers are told of them", null,
                    List.of("channel", "status"),
                    "SELECT channel, status, count(*) AS value FROM " + OPEN + " GROUP BY channel, status"),
            new Measure("baton.orders.oldest", "For how long the order that waits longest in a state has not moved",
                    "seconds", List.of("status"),
                    "SELECT status, extract(epoch FROM :now - min(updated_at)) AS value FROM " + OPEN
                            + " GROUP BY status"),
            new Measure("baton.outbox.messages", "Messages that have not been delivered", null, List.of("destination"),
                    """
                            SELECT split_part(destination, ':', 1) AS destination, count(*) AS value FROM outbox GROUP BY 1"""),
            new Measure("baton.outbox.lag", "For how long the oldest message waits to be delivered", "seconds",
                    List.of("destination"),
                    """
                            SELECT split_part(destination, ':', 1) AS destination,
                                extract(epoch FROM clock_timestamp() - min(due_since)) AS value FROM outbox WHERE due_since IS NOT NULL GROUP BY 1"""),
            new Measure("baton.orders.held.back", "Orders that have come in and wait for their turn to begin", null,
                    List.of(),
                    "SELECT count(*) AS value FROM outbox WHERE destination = 'engine' AND due_since IS NULL"),
            new Measure("baton.inbox.events", "Events of other systems that fit nothing yet", null, List.of("source"),
                    """
                            SELECT source, count(*) AS value FROM inbox_event WHERE applied_at IS NULL GROUP BY source"""),
            new Measure("baton.inbox.lag", "For how long the oldest event of another system waits to be applied",
                    "seconds", List.of("source"), """
                            SELECT source, extract(epoch FROM clock_timestamp() - min(received_at)) AS value
                            FROM inbox_event WHERE applied_at IS NULL GROUP BY source"""),
            new Measure("baton.incidents", "Incidents of the engine that nobody has resolved", null, List.of(), """
                    SELECT count(*) AS value FROM engine_incident WHERE closed_at IS NULL"""),
            new Measure("baton.holds", "Holds of money that are neither posted nor voided", null, List.of(), """
                    SELECT count(*) AS value FROM ledger_hold WHERE posted + voided < amount"""),
            new Measure("baton.invariants.violated", "Violations that the last check of the invariants found", null,
                    List.of(), "SELECT count(*) AS value FROM invariant_violation"),
            new Measure("baton.bank.entries", "Bank entries that wait for somebody of finance", null, List.of(),
                    """
                            SELECT count(*) AS value FROM payment_bank_entry WHERE state IN ('OPEN', 'PROPOSED', 'DIFFERING')"""),
            new Measure("baton.reconciliation.age",
                    "For how long stock was not compared with SAP's, and no bank statement with what we have",
                    "seconds",
                    List.of("of"),
                    """
                            SELECT * FROM (SELECT 'stock' AS of, extract(epoch FROM :now - finished_at) AS value FROM sap_stock_run
                            WHERE state = 'DONE' ORDER BY finished_at DESC LIMIT 1) stock
                            UNION ALL SELECT * FROM (SELECT 'bank', extract(epoch FROM :now - imported_at) FROM payment_bank_statement
                            ORDER BY imported_at DESC LIMIT 1) bank"""),
            new Measure("baton.rounds.overdue",
                    "For how long a round that is made again and again should have been made", "seconds",
                    List.of("round"),
                    """
                            SELECT task_name AS round, greatest(0, extract(epoch FROM clock_timestamp() - execution_time)) AS value
                            FROM scheduled_tasks"""),
            new Measure("baton.rounds.failures", "How often in a row a round has failed", null, List.of("round"), """
                    SELECT task_name AS round, coalesce(consecutive_failures, 0) AS value FROM scheduled_tasks"""));
}
