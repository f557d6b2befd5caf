package dev.baton.operations.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an order is.
 *
 * @param statusText the status in words
 * @param expectedDelivery the day on which the last of it should arrive; null where that is not known, or over
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TrackedOrder(
        String number,
        TrackingStatus status,
        String statusText,
        List<Reached> steps,
        List<Parcel> shipments,
        @Nullable LocalDate expectedDelivery) {

    /** @param at when it was reached; null while it is not */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Reached(TrackingStep step, @Nullable Instant at) {}

    /** @param status {@code BOOKED}, {@code PICKED_UP}, {@code EXCEPTION} while it is decided what becomes of it, {@code DELIVERED}, or {@code GIVEN_UP} where
     * another goes in its place or its money was given back */
    public record Parcel(String carrier, String trackingNumber, String status, List<Event> events) {}

    /** @param status in the carrier's word */
    public record Event(String status, Instant at) {}
}
