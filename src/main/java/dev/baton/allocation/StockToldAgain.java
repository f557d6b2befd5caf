package dev.baton.allocation;

import dev.baton.order.OrderBegunAnew;
import dev.baton.platform.engine.ProcessCommands;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process of an order that was begun anew of waits that have ended before: it waits for the rest of what is reserved as the lost one did. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StockToldAgain {

    private final JdbcClient jdbc;
    private final ProcessCommands commands;

    StockToldAgain(JdbcClient jdbc, ProcessCommands commands) {
        this.jdbc = jdbc;
        this.commands = commands;
    }

    @EventListener
    void on(OrderBegunAnew begun) {
        jdbc.sql(
                "SELECT id FROM allocation_waiter WHERE order_id = ? AND ending IN ('GRANTED', 'CANCELLED') ORDER BY id")
                .param(begun.orderId().value())
                .query(UUID.class)
                .list()
                .forEach(wait -> commands.publish(begun.orderId().toString(), "stock-reserved", wait.toString(),
                        Map.of()));
    }
}
