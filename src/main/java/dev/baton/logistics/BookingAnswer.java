package dev.baton.logistics;

import java.time.Instant;
import java.util.UUID;

/** What a carrier answered to a booking. */
public sealed interface BookingAnswer {

    /** @param pickupDueAt when the carrier should have the goods */
    record Booked(UUID shipmentId, Instant pickupDueAt) implements BookingAnswer {}

    /** @param carrierMessage the carrier's own words */
    record Refused(String carrierMessage) implements BookingAnswer {}
}
