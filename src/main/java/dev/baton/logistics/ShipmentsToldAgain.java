package dev.baton.logistics;

import dev.baton.logistics.Shipment.Booking;
import dev.baton.order.OrderBegunAnew;
import dev.baton.platform.engine.ProcessCommands;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process of an order that was begun anew how far its shipments have got: it waits for each as the lost one did. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ShipmentsToldAgain {

    private final Shipments shipments;
    private final ProcessCommands processes;

    ShipmentsToldAgain(Shipments shipments, ProcessCommands processes) {
        this.shipments = shipments;
        this.processes = processes;
    }

    @EventListener
    void on(OrderBegunAnew begun) {
        List<Shipment> booked = shipments.of(List.of(begun.orderId())).stream()
                .filter(shipment -> shipment.booking() == Booking.BOOKED)
                .toList();
        // the process of a consignment waits for its first shipment, whichever goes in its place
        booked.stream().filter(shipment -> shipment.exceptionId() == null).forEach(first -> {
            if (first.track().isPickedUp() || first.goodsIssuedAt() != null) {
                tell(first, "shipment-picked-up");
            }
            if (isOver(first, booked)) {
                tell(first, "shipment-delivered");
            }
        });
    }

    /** Whether its goods have arrived, or are not waited for any more. */
    private static boolean isOver(Shipment first, List<Shipment> booked) {
        Optional<Shipment> last = booked.stream()
                .filter(shipment -> shipment.consignmentId().equals(first.consignmentId()))
                .filter(shipment -> shipment.goodsIssuedAt() != null)
                .max(Comparator.comparing(shipment -> Objects.requireNonNull(shipment.goodsIssuedAt())));
        boolean arrived = first.track().isDelivered() && first.givenUpAt() == null;
        return arrived || last.filter(left -> left.track().isDelivered() || left.givenUpAt() != null).isPresent();
    }

    private void tell(Shipment shipment, String message) {
        processes.publish(shipment.orderId().toString(), message, shipment.id().toString(), Map.of());
    }
}
