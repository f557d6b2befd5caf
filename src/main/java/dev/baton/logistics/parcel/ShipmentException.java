package dev.baton.logistics.parcel;

import dev.baton.logistics.MishapKind;
import dev.baton.logistics.Shipment;
import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has befallen a shipment on its way, and what becomes of it.
 *
 * @param ruleId the row that was asked first; null before, and where none matched
 * @param reason in words, of the rule or the person
 * @param decidedBy {@code rules} or a person; null while nobody has decided
 * @param stockDeadline until when stock for another shipment is waited for; null unless one is to go
 * @param endedAt when nothing more was to come of it
 */
public record ShipmentException(
        UUID id,
        UUID shipmentId,
        OrderId orderId,
        UUID consignmentId,
        MishapKind kind,
        State state,
        Instant raisedAt,
        @Nullable String ruleId,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable Instant stockDeadline,
        @Nullable Instant endedAt) {

    /** How far it has come. */
    public enum State {
        /** The rules or a person decide, or the money is about to be given back. */
        OPEN,
        /** Other goods are to go in place of these, and have not left. */
        RESHIPPING,
        /** They have left. */
        RESHIPPED,
        /** The money was given back. */
        REFUNDED,
        /** The parcel is left to its carrier. */
        LEFT_TO_CARRIER,
        /** The parcel was found or delivered before anything came of it. */
        OVER
    }

    boolean isOpen() {
        return state == State.OPEN || state == State.RESHIPPING;
    }

    /** The reference of what goes in its place. */
    String replacement() {
        return Shipment.reference(id);
    }
}
