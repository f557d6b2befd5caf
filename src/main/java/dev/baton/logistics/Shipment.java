package dev.baton.logistics;

import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consignment of an order that leaves with a carrier.
 *
 * @param id ours; the reference by which the carrier knows it
 * @param bookingId the carrier's; null before it has booked
 * @param pickupDueAt when the carrier should have the goods; null before it has booked
 * @param goodsIssuedAt when the goods left our books
 * @param deliveryDueAt when the delivery should be proven; null before the goods have left
 * @param receivedAt when the goods came into the customer's stock
 */
record Shipment(
        UUID id,
        OrderId orderId,
        UUID consignmentId,
        String carrier,
        String service,
        Booking booking,
        @Nullable String bookingId,
        @Nullable String trackingNumber,
        @Nullable Instant pickupDueAt,
        @Nullable Instant goodsIssuedAt,
        @Nullable Instant deliveryDueAt,
        @Nullable Instant receivedAt,
        Track track) {

    /** Where the booking stands. */
    enum Booking {
        /** The carrier is being asked, or was and its answer is not known. */
        INTENT, BOOKED, REFUSED, CANCELLED
    }

    ShipmentStatus status() {
        return switch (booking) {
            case INTENT -> ShipmentStatus.BOOKING;
            case REFUSED -> ShipmentStatus.REFUSED;
            case CANCELLED -> ShipmentStatus.CANCELLED;
            case BOOKED -> underWay();
        };
    }

    private ShipmentStatus underWay() {
        if (receivedAt != null) {
            return ShipmentStatus.RECEIVED;
        }
        if (track.isDelivered()) {
            return ShipmentStatus.DELIVERED;
        }
        return track.isPickedUp() ? ShipmentStatus.PICKED_UP : ShipmentStatus.BOOKED;
    }
}
