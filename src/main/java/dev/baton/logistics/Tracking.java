package dev.baton.logistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.inbox.Inbox;
import dev.baton.platform.problem.NotFoundException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows shipments by what their carriers tell. An event is stored under the carrier's id before it is acknowledged; one that comes
 * before we know its tracking number waits in the inbox until the booking is committed.
 */
@Service
@Transactional
public class Tracking {

    private static final String SOURCE = "carrier";

    private final Inbox inbox;
    private final Shipments shipments;
    private final Orders orders;
    private final ProcessCommands processes;
    private final ApplicationEventPublisher told;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Tracking(
            Inbox inbox,
            Shipments shipments,
            Orders orders,
            ProcessCommands processes,
            ApplicationEventPublisher told,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock) {
        this.inbox = inbox;
        this.shipments = shipments;
        this.orders = orders;
        this.processes = processes;
        this.told = told;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Stores an event and applies it as soon as its shipment is known. A repeat changes nothing.
     *
     * @return false if it is a repeat
     */
    public boolean receive(TrackingEvent event) {
        lock(event.trackingNumber());
        if (!inbox.store(SOURCE, event.eventId(), event.trackingNumber(), write(event))) {
            return false;
        }
        Optional<Shipment> shipment = shipments.tracked(event.trackingNumber());
        if (shipment.isPresent()) {
            apply(shipment.get(), event);
        } else {
            inbox.note(SOURCE, event.eventId(), "No booking has this tracking number yet");
        }
        return true;
    }

    /**
     * A person has the proof of a delivery that the carrier did not send. The first proof stays.
     *
     * @param by who has it
     * @throws NotFoundException if there is no such shipment with a carrier
     */
    public void prove(UUID shipmentId, TrackingEvent.Proof proof, String by) {
        Shipment shipment = lockShipment(shipmentId)
                .orElseThrow(() -> new NotFoundException("shipment " + shipmentId));
        String trackingNumber = shipment.trackingNumber();
        if (trackingNumber == null) {
            throw new NotFoundException("shipment " + shipmentId + " with a carrier");
        }
        boolean first = receive(new TrackingEvent("proof:" + shipmentId, trackingNumber, CarrierStatus.DELIVERED,
                proof.at(), null, proof));
        if (first) {
            orders.note(shipment.orderId(), "shipment.proven", by, "The proof of delivery was entered");
        }
    }

    /** Locks a shipment for who tells of it: as a carrier's event does its tracking number comes first, so that the two do not block each other. */
    public Optional<Shipment> lockShipment(UUID id) {
        shipments.find(id).map(Shipment::trackingNumber).ifPresent(this::lock);
        return shipments.locked(id);
    }

    /**
     * Keeps events and the booking of a tracking number apart until the transaction ends: otherwise an event that is stored while the
     * booking is committed could be seen by neither.
     */
    void lock(String trackingNumber) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('shipment:' || ?, 0))")
                .param(trackingNumber)
                .query((row, number) -> true)
                .single();
    }

    /** Goods have left in place of others, of which the carrier may have told before. */
    public void leave(UUID shipmentId) {
        Shipment shipment = shipments.find(shipmentId).orElseThrow();
        if (shipment.track().isDelivered()) {
            tellDelivered(shipment);
        }
        told.publishEvent(new ParcelTold(shipment));
    }

    /** Applies what came before the booking. */
    void applyEarly(String trackingNumber) {
        inbox.pending(SOURCE, trackingNumber).forEach(stored -> {
            apply(shipments.tracked(trackingNumber).orElseThrow(), read(stored.payload()));
            inbox.note(SOURCE, stored.eventId(), null);
        });
    }

    private void apply(Shipment shipment, TrackingEvent event) {
        Track after = shipment.track().after(event);
        Shipment now = shipments.keepTrack(shipment.id(), after);
        boolean cancelled = shipment.booking() == Shipment.Booking.CANCELLED;
        if (event.status().isAlarming()) {
            alert(shipment, event, "The carrier reports " + event.status().word()
                    + (event.mishap() == null ? "" : ": the parcel is " + event.mishap().words()));
        } else if (cancelled && event.status().impliesPickup()) {
            alert(shipment, event, "The carrier moves a shipment that was cancelled");
        }
        if (!cancelled) {
            tell(shipment, after);
            if (now.goodsIssuedAt() != null) {
                told.publishEvent(new ParcelTold(now));
            }
        }
        inbox.markApplied(SOURCE, event.eventId());
    }

    /** What the process waits for, when it is reached for the first time. */
    private void tell(Shipment shipment, Track after) {
        String order = shipment.orderId().toString();
        if (after.isPickedUp() && !shipment.track().isPickedUp()) {
            orders.note(shipment.orderId(), "shipment.picked-up", shipment.carrier(), "The carrier has the goods");
            processes.publish(order, "shipment-picked-up", shipment.id().toString(), Map.of());
        }
        if (after.isDelivered() && !shipment.track().isDelivered()) {
            orders.note(shipment.orderId(), "shipment.delivered", shipment.carrier(), "Delivered, with proof");
            tellDelivered(shipment);
        }
    }

    /** The process of a consignment waits for its first shipment, also where another goes in its place; for that one once it has left. */
    private void tellDelivered(Shipment shipment) {
        boolean first = shipment.exceptionId() == null;
        if (shipment.givenUpAt() == null && (first || shipment.goodsIssuedAt() != null)) {
            UUID awaited = first ? shipment.id() : shipments.firstOf(shipment.consignmentId());
            processes.publish(shipment.orderId().toString(), "shipment-delivered", awaited.toString(), Map.of());
        }
    }

    private void alert(Shipment shipment, TrackingEvent event, String detail) {
        if (shipments.alert(shipment.id(), "CARRIER", event.eventId(), detail, clock.instant())) {
            orders.note(shipment.orderId(), "shipment.alert", shipment.carrier(), detail);
        }
    }

    private String write(TrackingEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a tracking event cannot be written as JSON", unwritable);
        }
    }

    private TrackingEvent read(String payload) {
        try {
            return json.readValue(payload, TrackingEvent.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored tracking event cannot be read", unreadable);
        }
    }
}
