package dev.baton.logistics.parcel;

import dev.baton.logistics.MishapKind;
import dev.baton.logistics.ParcelTold;
import dev.baton.logistics.Shipment;
import dev.baton.logistics.Shipments;
import dev.baton.logistics.Track.Mishap;
import dev.baton.logistics.claim.CarrierClaims;
import dev.baton.logistics.parcel.ShipmentException.State;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.events.OutgoingEvents;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Raises exceptions of shipments by what their carriers tell, and ends them where the parcel turns up. The shipment is locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ExceptionWatch {

    private final StoredExceptions exceptions;
    private final Shipments shipments;
    private final CarrierClaims claims;
    private final Orders orders;
    private final ExceptionProcess process;
    private final OutgoingEvents events;
    private final Clock clock;

    ExceptionWatch(
            StoredExceptions exceptions,
            Shipments shipments,
            CarrierClaims claims,
            Orders orders,
            ExceptionProcess process,
            OutgoingEvents events,
            Clock clock) {
        this.exceptions = exceptions;
        this.shipments = shipments;
        this.claims = claims;
        this.orders = orders;
        this.process = process;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(ParcelTold told) {
        Shipment shipment = told.shipment();
        Optional<Mishap> mishap = shipment.track().openMishap();
        Optional<ShipmentException> last = exceptions.lockLastOf(shipment.id());
        if (shipment.givenUpAt() != null) {
            last.ifPresent(exception -> turnedUpLate(shipment, exception));
        } else if (mishap.isPresent()) {
            exceptions.raise(shipment, mishap.get(), clock.instant()).ifPresent(raised -> tell(shipment, raised));
        } else {
            last.ifPresent(exception -> turnedUp(shipment, exception));
        }
    }

    private void tell(Shipment shipment, ShipmentException raised) {
        String order = raised.orderId().toString();
        Order about = orders.get(raised.orderId());
        orders.note(raised.orderId(), raised.kind().eventType(), shipment.carrier(),
                "The parcel %s is %s".formatted(shipment.trackingNumber(), raised.kind().words()));
        events.publish(order, raised.kind().eventType(), Map.of(
                "orderId", order,
                "orderNumber", about.number(),
                "shipmentId", shipment.id().toString(),
                "trackingNumber", String.valueOf(shipment.trackingNumber()),
                "kind", raised.kind().name()));
        process.begin(raised);
    }

    private void turnedUp(Shipment shipment, ShipmentException exception) {
        if (exception.isOpen()) {
            end(shipment, exception);
        } else if (exception.state() == State.LEFT_TO_CARRIER && exception.kind() != MishapKind.DAMAGED) {
            // what was damaged stays so, and is claimed also when it is delivered
            withdrawClaim(shipment);
        }
    }

    private void withdrawClaim(Shipment shipment) {
        claims.withdraw(shipment.id(),
                shipment.track().isDelivered() ? "The parcel was delivered" : "The parcel was found");
    }

    private void end(Shipment shipment, ShipmentException open) {
        exceptions.move(open.id(), State.OVER, clock.instant());
        withdrawClaim(shipment);
        orders.note(open.orderId(), "shipment.found", shipment.carrier(), "The parcel %s %s%s".formatted(
                shipment.trackingNumber(), shipment.track().isDelivered() ? "was delivered after all" : "was found",
                open.state() == State.RESHIPPING ? ": nothing goes in its place" : ""));
        process.over(open);
    }

    /** A person has to see to it: the goods are there, and others went in their place or their money was given back. */
    private void turnedUpLate(Shipment shipment, ShipmentException ended) {
        if (!shipment.track().isDelivered()) {
            return;
        }
        String detail = "The parcel %s was delivered although %s".formatted(shipment.trackingNumber(),
                ended.state() == State.RESHIPPED ? "another went in its place" : "its money was given back");
        if (shipments.alert(shipment.id(), "DELIVERED_LATE", "", detail, clock.instant())) {
            orders.note(shipment.orderId(), "shipment.alert", "logistics", detail);
        }
    }
}
