package dev.baton.allocation;

import dev.baton.order.Order;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was chosen while orders waited for stock. */
@Repository
class ChosenBackorders {

    private final JdbcClient jdbc;
    private final Clock clock;

    ChosenBackorders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param deadline null unless it is to wait
     * @return false if the same was chosen before
     */
    boolean add(StockWaiter waiter, BackorderChoice choice, @Nullable Instant deadline, String by) {
        return jdbc.sql("""
                INSERT INTO backorder_choice (order_id, revision, waiter_id, choice, deadline, chosen_by, chosen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(waiter.orderId().value(), waiter.revision(), waiter.id(), choice.name(),
                        Row.atOrNull(deadline), by, Row.at(clock.instant()))
                .update() == 1;
    }

    boolean isKnown(StockWaiter waiter, BackorderChoice choice, Instant deadline) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM backorder_choice WHERE waiter_id = ? AND choice = ? AND deadline = ?)""")
                .params(waiter.id(), choice.name(), Row.at(deadline))
                .query(Boolean.class)
                .single();
    }

    /** Until when the customer has chosen to wait with the order as it is now; empty if it has not. */
    Optional<Instant> until(StockWaiter waiter) {
        return jdbc.sql("""
                SELECT max(deadline) AS deadline FROM backorder_choice
                WHERE order_id = ? AND revision = ? AND choice = 'WAIT' HAVING count(*) > 0""")
                .params(waiter.orderId().value(), waiter.revision())
                .query(Row.as(row -> row.instant("deadline")))
                .optional();
    }

    /** Whether this was chosen for the order as it is now. */
    boolean contains(Order order, BackorderChoice choice) {
        return jdbc
                .sql("SELECT EXISTS (SELECT FROM backorder_choice WHERE order_id = ? AND revision = ? AND choice = ?)")
                .params(order.id().value(), order.revision(), choice.name())
                .query(Boolean.class)
                .single();
    }

    /** Whether this was the last that was chosen for the order as it is now. */
    boolean lastWas(Order order, BackorderChoice choice) {
        return jdbc.sql("""
                SELECT choice FROM backorder_choice WHERE order_id = ? AND revision = ? ORDER BY id DESC LIMIT 1""")
                .params(order.id().value(), order.revision())
                .query(String.class)
                .optional()
                .filter(choice.name()::equals)
                .isPresent();
    }
}
