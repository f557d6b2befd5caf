package dev.baton.returns;

import dev.baton.platform.engine.ProcessCommands;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the process of a return is told, with the transaction in which it happened. */
@Component
class ReturnProcess {

    private final ProcessCommands commands;

    ReturnProcess(ProcessCommands commands) {
        this.commands = commands;
    }

    /** A process takes it on. What the one before it was told, it is told again: it goes the same way, on which what was done stays done. */
    void begin(ReturnOrder order) {
        commands.publish(order.id().toString(), "return-requested", key(order), Map.of(
                "orderId", order.orderId().toString(),
                "returnId", order.id().toString(),
                "returnNumber", order.number(),
                "returnCourse", order.course()));
        if (order.receivedAt() != null) {
            received(order);
        }
        if (order.inspectedAt() != null) {
            inspected(order);
        }
    }

    void received(ReturnOrder order) {
        commands.publish(order.id().toString(), "return-received", key(order), Map.of());
    }

    void inspected(ReturnOrder order) {
        commands.publish(order.id().toString(), "return-inspected", key(order), Map.of());
    }

    void withdrawn(ReturnOrder order) {
        commands.publish(order.id().toString(), "return-withdrawn", key(order), Map.of());
    }

    private static String key(ReturnOrder order) {
        return order.id() + ":" + order.course();
    }
}
