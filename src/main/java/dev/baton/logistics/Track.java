package dev.baton.logistics;

import dev.baton.logistics.TrackingEvent.Proof;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How far a shipment has got, as a sum of what the carrier has told: events that come late, early, twice or in another order make the
 * same track.
 *
 * @param furthest the carrier's furthest word; null before the first
 * @param pickedUpAt the earliest time at which the carrier must have had the goods
 * @param saidDeliveredAt when the carrier first says it was delivered, proven or not
 * @param delivery the earliest delivery that is proven, which alone counts
 */
record Track(
        @Nullable CarrierStatus furthest,
        @Nullable Instant pickedUpAt,
        @Nullable Instant saidDeliveredAt,
        @Nullable Delivery delivery) {

    static final Track NONE = new Track(null, null, null, null);

    private static final Comparator<Delivery> EARLIER = Comparator.comparing(Delivery::at)
            .thenComparing(Delivery::eventId);

    /** @param eventId tells two deliveries of the same time apart */
    record Delivery(Instant at, Proof proof, String eventId) {}

    Track after(TrackingEvent event) {
        if (event.status().isAlarming()) {
            return this;
        }
        return new Track(further(event.status()),
                event.status().impliesPickup() ? earlier(pickedUpAt, event.at()) : pickedUpAt,
                event.status() == CarrierStatus.DELIVERED ? earlier(saidDeliveredAt, event.at()) : saidDeliveredAt,
                earlier(delivery, event));
    }

    boolean isPickedUp() {
        return pickedUpAt != null;
    }

    boolean isDelivered() {
        return delivery != null;
    }

    private CarrierStatus further(CarrierStatus status) {
        return furthest != null && furthest.compareTo(status) > 0 ? furthest : status;
    }

    private static Instant earlier(@Nullable Instant known, Instant other) {
        return known != null && known.isBefore(other) ? known : other;
    }

    private static @Nullable Delivery earlier(@Nullable Delivery known, TrackingEvent event) {
        Proof proof = event.proof();
        if (event.status() != CarrierStatus.DELIVERED || proof == null) {
            return known;
        }
        Delivery told = new Delivery(event.at(), proof, event.eventId());
        return known != null && EARLIER.compare(known, told) <= 0 ? known : told;
    }
}
