package dev.baton.logistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier tells of a shipment.
 *
 * @param eventId the carrier's own, unique
 * @param at when it happened, which is not when we heard of it
 * @param mishap what has gone wrong; null where nothing has, or the carrier does not say what
 */
public record TrackingEvent(
        String eventId,
        String trackingNumber,
        CarrierStatus status,
        Instant at,
        @Nullable String location,
        @Nullable Proof proof,
        @Nullable MishapKind mishap) {

    public TrackingEvent {
        if (status == CarrierStatus.EXPIRED && mishap == null) {
            mishap = MishapKind.EXPIRED;
        }
    }

    public TrackingEvent(
            String eventId,
            String trackingNumber,
            CarrierStatus status,
            Instant at,
            @Nullable String location,
            @Nullable Proof proof) {
        this(eventId, trackingNumber, status, at, location, proof, null);
    }

    /** @param signedBy personal data */
    public record Proof(String signedBy, Instant at) {

        /** Says nothing of who signed. */
        @Override
        public String toString() {
            return "Proof[at=" + at + "]";
        }
    }
}
