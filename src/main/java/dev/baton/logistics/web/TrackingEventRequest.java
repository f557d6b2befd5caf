package dev.baton.logistics.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's tracking event as it is sent, for the API's documentation; {@link TrackingEventBody} reads it, once its signature is verified.
 *
 * @param eventId unique for the carrier
 * @param proof of a delivery; left out where there is none
 * @param subtag what has gone wrong, in AfterShip's code
 * @param reason the same in a word, of a carrier that has no such codes
 */
record TrackingEventRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String eventId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String trackingNumber,
        @Schema(example = "InTransit", requiredMode = Schema.RequiredMode.REQUIRED) String status,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at,
        @Nullable String location,
        @Nullable Proof proof,
        @Schema(example = "Exception_013") @Nullable String subtag,
        @Schema(example = "lost") @Nullable String reason) {

    record Proof(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String signedBy,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at) {}
}
