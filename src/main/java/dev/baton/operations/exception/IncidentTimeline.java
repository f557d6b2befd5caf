package dev.baton.operations.exception;

import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.incident.EngineIncident;
import dev.baton.platform.incident.IncidentOver;
import dev.baton.platform.incident.IncidentRaised;
import dev.baton.platform.sql.Row;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells in an order's timeline that its process stands still, and that it goes on without anybody having asked for it here. */
@Component
@Transactional
class IncidentTimeline {

    private static final String ACTOR = "process";

    private final JdbcClient jdbc;
    private final Orders orders;

    IncidentTimeline(JdbcClient jdbc, Orders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    @EventListener
    public void raised(IncidentRaised event) {
        order(event.incident()).ifPresent(order -> orders.noteOnce(order, "incident.raised", ACTOR,
                event.incident().cause(), "incident:" + event.incident().id() + ":raised"));
    }

    @EventListener
    public void over(IncidentOver event) {
        order(event.incident()).ifPresent(order -> orders.noteOnce(order, "incident.over", ACTOR,
                "It goes on at " + event.incident().elementId(), "incident:" + event.incident().id() + ":over"));
    }

    private Optional<OrderId> order(EngineIncident incident) {
        OrderId named = incident.orderId();
        return jdbc.sql("SELECT id FROM orders WHERE id = ? OR process_instance_key IN (?, ?) LIMIT 1")
                .params(named == null ? null : named.value(), incident.rootInstanceKey(), incident.processInstanceKey())
                .query(Row.as(row -> row.orderId("id")))
                .optional();
    }
}
