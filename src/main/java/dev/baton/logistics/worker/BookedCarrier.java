package dev.baton.logistics.worker;

import dev.baton.logistics.BookingAnswer;
import dev.baton.platform.engine.BpmnErrors;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a process is told of a carrier that comes. */
public record BookedCarrier(UUID shipmentId, Instant pickupDueAt) {

    /** What the carrier has answered; a refusal is the error {@code CARRIER_REFUSED}, with the carrier's words. */
    public static BookedCarrier of(BookingAnswer answer) {
        return switch (answer) {
            case BookingAnswer.Booked booked -> new BookedCarrier(booked.shipmentId(), booked.pickupDueAt());
            case BookingAnswer.Refused refused ->
                throw BpmnErrors.error("CARRIER_REFUSED", "The carrier refused the booking",
                        Map.of("carrierMessage", refused.carrierMessage()));
        };
    }
}
