package dev.baton.logistics.parcel;

import dev.baton.inventory.Inventory;
import dev.baton.logistics.Shipments;
import dev.baton.logistics.Tracking;
import dev.baton.logistics.parcel.ShipmentException.State;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets orders go on without goods that do not arrive, and are not sent again. */
@Service
@Transactional
public class ParcelRefunds {

    private final StoredExceptions exceptions;
    private final Shipments shipments;
    private final Tracking tracking;
    private final Inventory inventory;
    private final Orders orders;
    private final OrderFence fence;
    private final ProcessCommands processes;
    private final Clock clock;

    ParcelRefunds(
            StoredExceptions exceptions,
            Shipments shipments,
            Tracking tracking,
            Inventory inventory,
            Orders orders,
            OrderFence fence,
            ProcessCommands processes,
            Clock clock) {
        this.exceptions = exceptions;
        this.shipments = shipments;
        this.tracking = tracking;
        this.inventory = inventory;
        this.orders = orders;
        this.fence = fence;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * The goods of a shipment are not waited for any more, once, and its order's process is told to go on: it receives none of them, and what is
     * held for them is given back when the consignment is settled. What a late look for stock has reserved in their place is given back now. May be
     * repeated.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is closed
     */
    public void giveBack(UUID id) {
        ShipmentException seen = exceptions.get(id);
        tracking.lockShipment(seen.shipmentId());
        ShipmentException exception = exceptions.lock(id);
        if (!exception.isOpen()) {
            return;
        }
        fence.enter(exception.orderId());
        Instant now = clock.instant();
        shipments.giveUp(exception.shipmentId(), now);
        exceptions.move(id, State.REFUNDED, now);
        inventory.release(exception.replacement());
        orders.note(exception.orderId(), "shipment.given-up", "logistics",
                "The goods of the parcel do not come any more: their money is given back");
        processes.publish(exception.orderId().toString(), "shipment-delivered",
                shipments.firstOf(exception.consignmentId()).toString(), Map.of());
    }
}
