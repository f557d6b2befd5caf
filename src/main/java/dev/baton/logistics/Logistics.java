package dev.baton.logistics;

import dev.baton.inventory.Inventory;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets goods leave our books and enter the customer's, and raises what should have happened by now. */
@Service
@Transactional
public class Logistics {

    private final OrderFence fence;
    private final Orders orders;
    private final Inventory inventory;
    private final Shipments shipments;
    private final CarrierProperties carriers;
    private final Clock clock;

    Logistics(
            OrderFence fence,
            Orders orders,
            Inventory inventory,
            Shipments shipments,
            CarrierProperties carriers,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.inventory = inventory;
        this.shipments = shipments;
        this.carriers = carriers;
        this.clock = clock;
    }

    /**
     * The goods of an order have left: its reserved stock is issued and the order is shipped, once.
     *
     * @param document the delivery with which they left
     * @return when the delivery with its proof is due
     * @throws OrderClosedException if the order is closed
     */
    public Instant goodsIssued(OrderId orderId, String document) {
        fence.enter(orderId);
        Shipment shipment = shipments.bookedFor(orderId)
                .orElseThrow(() -> new IllegalStateException("no carrier is booked for order " + orderId));
        if (shipment.deliveryDueAt() != null) {
            return shipment.deliveryDueAt();
        }
        Instant now = clock.instant();
        Instant deliveryDueAt = now.plus(carriers.deliveryWithin()).truncatedTo(ChronoUnit.SECONDS);
        inventory.issue(reservationOf(orderId), document);
        orders.markShipped(orderId);
        shipments.goodsIssued(shipment.id(), document, now, deliveryDueAt);
        return deliveryDueAt;
    }

    /**
     * The goods of a shipment enter the customer's stock and the order is delivered, once.
     *
     * @throws OrderClosedException if the order is closed
     */
    public void receiveGoods(UUID shipmentId) {
        Shipment shipment = require(shipmentId);
        if (shipment.receivedAt() != null) {
            return;
        }
        fence.enter(shipment.orderId());
        inventory.arrive(reservationOf(shipment.orderId()), shipmentId.toString());
        orders.markDelivered(shipment.orderId());
        shipments.received(shipmentId, clock.instant());
    }

    /** Raises that a shipment is late, once, unless what was waited for has come meanwhile. */
    public void reportOverdue(UUID shipmentId, Overdue what) {
        Shipment shipment = require(shipmentId);
        if (what.isOver(shipment.track())) {
            return;
        }
        String detail = what.inWords(shipment.track());
        if (shipments.alert(shipmentId, what.name(), "", detail, clock.instant())) {
            orders.note(shipment.orderId(), "shipment.alert", "logistics", detail);
        }
    }

    private Shipment require(UUID shipmentId) {
        return shipments.locked(shipmentId)
                .orElseThrow(() -> new IllegalStateException("there is no shipment " + shipmentId));
    }

    /** The reference under which allocation has reserved an order's stock. */
    private static String reservationOf(OrderId orderId) {
        return orderId.toString();
    }
}
