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
 * @param exceptionId the exception of another shipment in whose place this one goes; null for the first of a consignment
 * @param givenUpAt since when it is not waited for any more: another goes in its place, or its money was given back; else null
 */
public record Shipment(
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
        @Nullable UUID exceptionId,
        @Nullable Instant givenUpAt,
        Track track) {

    /** What the references of goods begin with that go in place of others. */
    public static final String REPLACEMENT = "replacement:";

    /** Where the booking stands. */
    public enum Booking {
        /** The carrier is being asked, or was and its answer is not known. */
        INTENT, BOOKED, REFUSED, CANCELLED
    }

    public ShipmentStatus status() {
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
        if (givenUpAt != null) {
            return ShipmentStatus.GIVEN_UP;
        }
        if (track.openMishap().isPresent()) {
            return ShipmentStatus.EXCEPTION;
        }
        return track.isPickedUp() ? ShipmentStatus.PICKED_UP : ShipmentStatus.BOOKED;
    }

    /** The reference under which its goods are reserved and under way. */
    public String reference() {
        return exceptionId == null ? consignmentId.toString() : reference(exceptionId);
    }

    /** The reference of the goods that go in place of others. */
    public static String reference(UUID exceptionId) {
        return REPLACEMENT + exceptionId;
    }
}
