package dev.baton.substitution;

import dev.baton.allocation.StockAwaited;
import dev.baton.platform.engine.ProcessCommands;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process for each order that begins to wait for stock, with the transaction in which it does. */
@Component
class SubstitutionStarts {

    private final ProcessCommands processes;

    SubstitutionStarts(ProcessCommands processes) {
        this.processes = processes;
    }

    @EventListener
    void on(StockAwaited event) {
        String order = event.orderId().toString();
        processes.publish(order, "stock-awaited", order + ":" + event.revision(),
                Map.of("orderId", order, "revision", event.revision(), "stockDeadline", event.deadline().toString()));
    }
}
