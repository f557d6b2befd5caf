package dev.baton.allocation.transfer;

import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a transfer's process and the order that waits for it are told. All of it leaves with the caller's transaction. */
@Component
class TransferNews {

    private static final String ACTOR = "transfer";

    private final ProcessCommands processes;
    private final Orders orders;

    TransferNews(ProcessCommands processes, Orders orders) {
        this.processes = processes;
        this.orders = orders;
    }

    void requested(UUID id) {
        tell(id, "transfer-requested", Map.of("transferId", id.toString()));
    }

    void shipped(UUID id, Instant receiptDue) {
        tell(id, "transfer-shipped", Map.of("receiptDueAt", receiptDue.toString()));
    }

    void received(UUID id) {
        tell(id, "transfer-received", Map.of());
    }

    void withdrawn(UUID id) {
        tell(id, "transfer-withdrawn", Map.of());
    }

    void cancelled(UUID id) {
        tell(id, "transfer-cancelled", Map.of());
    }

    /** Whether it is still needed has to be looked at. */
    void needChanged(UUID id) {
        tell(id, "transfer-need-changed", Map.of());
    }

    private void tell(UUID id, String message, Map<String, Object> variables) {
        processes.publish(id.toString(), message, id.toString(), variables);
    }

    /**
     * Notes on the timeline of the order that waits for it, if one does.
     *
     * @param what such as {@code proposed}
     */
    void note(Transfer transfer, String what, String detail) {
        OrderId order = transfer.orderId();
        if (order != null) {
            orders.note(order, "transfer." + what, ACTOR, detail);
        }
    }
}
