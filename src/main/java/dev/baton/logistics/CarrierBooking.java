package dev.baton.logistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking as the carrier has it.
 *
 * @param pickupAt when the carrier means to come; null where it does not say
 * @param status the carrier's word for where the booking stands; null where it does not say
 */
record CarrierBooking(String bookingId, String trackingNumber, @Nullable Instant pickupAt, @Nullable String status) {

    boolean isCancelled() {
        return "CANCELLED".equalsIgnoreCase(status);
    }
}
