package dev.baton.logistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as it can be read.
 *
 * @param carrierStatus the carrier's furthest word
 * @param saidDeliveredAt when the carrier says it was delivered, proven or not
 * @param deliveredAt when it was delivered, proven
 * @param mishap what the carrier says has gone wrong with it last
 * @param replaces the exception of another shipment in whose place this one goes
 * @param givenUpAt since when it is not waited for any more
 * @param differences what was not as it should have been when it arrived
 * @param alerts in words, oldest first
 */
public record ShipmentView(
        UUID id,
        OrderId orderId,
        UUID consignmentId,
        String carrier,
        String service,
        ShipmentStatus status,
        @Nullable String trackingNumber,
        @Nullable String carrierStatus,
        @Nullable Instant pickupDueAt,
        @Nullable Instant pickedUpAt,
        @Nullable Instant goodsIssuedAt,
        @Nullable Instant deliveryDueAt,
        @Nullable Instant saidDeliveredAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant receivedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MishapKind mishap,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID replaces,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant givenUpAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Difference> differences,
        List<String> alerts) {

    static ShipmentView of(Shipment shipment, List<Difference> differences, List<String> alerts) {
        Track track = shipment.track();
        return new ShipmentView(
                shipment.id(),
                shipment.orderId(),
                shipment.consignmentId(),
                shipment.carrier(),
                shipment.service(),
                shipment.status(),
                shipment.trackingNumber(),
                track.furthest() == null ? null : track.furthest().word(),
                shipment.pickupDueAt(),
                track.pickedUpAt(),
                shipment.goodsIssuedAt(),
                shipment.deliveryDueAt(),
                track.saidDeliveredAt(),
                track.delivery() == null ? null : track.delivery().at(),
                shipment.receivedAt(),
                track.mishap() == null ? null : track.mishap().kind(),
                shipment.exceptionId(),
                shipment.givenUpAt(),
                differences,
                alerts);
    }
}
