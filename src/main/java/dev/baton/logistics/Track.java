package dev.baton.logistics;

import dev.baton.logistics.TrackingEvent.Proof;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a shipment has got, as a sum of what the carrier has told: events that come late, early, twice or in another order make the
 * same track.
 *
 * @param furthest the carrier's furthest word; null before the first
 * @param pickedUpAt the earliest time at which the carrier must have had the goods
 * @param saidDeliveredAt when the carrier first says it was delivered, proven or not
 * @param delivery the earliest delivery that is proven, which alone counts
 * @param movedAt when the carrier last had it in its hands, by its own words
 * @param mishap the last that has gone wrong with it; null if nothing has
 */
public record Track(
        @Nullable CarrierStatus furthest,
        @Nullable Instant pickedUpAt,
        @Nullable Instant saidDeliveredAt,
        @Nullable Delivery delivery,
        @Nullable Instant movedAt,
        @Nullable Mishap mishap) {

    static final Track NONE = new Track(null, null, null, null, null, null);

    private static final Comparator<Delivery> EARLIER = Comparator.comparing(Delivery::at)
            .thenComparing(Delivery::eventId);

    /** @param eventId tells two deliveries of the same time apart */
    public record Delivery(Instant at, Proof proof, String eventId) {}

    private static final Comparator<Mishap> LATER = Comparator.comparing(Mishap::at).thenComparing(Mishap::eventId);

    /** @param eventId tells two mishaps of the same time apart */
    public record Mishap(MishapKind kind, Instant at, String eventId) {}

    Track after(TrackingEvent event) {
        if (event.status().isAlarming()) {
            return event.mishap() == null ? this : after(new Mishap(event.mishap(), event.at(), event.eventId()));
        }
        boolean moved = event.status().impliesPickup();
        return new Track(further(event.status()),
                moved ? earlier(pickedUpAt, event.at()) : pickedUpAt,
                event.status() == CarrierStatus.DELIVERED ? earlier(saidDeliveredAt, event.at()) : saidDeliveredAt,
                earlier(delivery, event),
                moved ? later(movedAt, event.at()) : movedAt,
                mishap);
    }

    private Track after(Mishap told) {
        return new Track(furthest, told.kind().impliesPickup() ? earlier(pickedUpAt, told.at()) : pickedUpAt,
                saidDeliveredAt, delivery, movedAt, mishap != null && LATER.compare(mishap, told) >= 0 ? mishap : told);
    }

    /** What has gone wrong and is not over: the parcel was not found since, nor delivered. */
    public Optional<Mishap> openMishap() {
        return Optional.ofNullable(mishap).filter(told -> !isDelivered() && !isFoundSince(told));
    }

    private boolean isFoundSince(Mishap told) {
        return told.kind().endsWithMovement() && movedAt != null && movedAt.isAfter(told.at());
    }

    public boolean isPickedUp() {
        return pickedUpAt != null;
    }

    public boolean isDelivered() {
        return delivery != null;
    }

    private CarrierStatus further(CarrierStatus status) {
        return furthest != null && furthest.compareTo(status) > 0 ? furthest : status;
    }

    private static Instant earlier(@Nullable Instant known, Instant other) {
        return known != null && known.isBefore(other) ? known : other;
    }

    private static Instant later(@Nullable Instant known, Instant other) {
        return known != null && known.isAfter(other) ? known : other;
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
