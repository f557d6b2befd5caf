package dev.baton.logistics.claim;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is claimed of a carrier for a parcel.
 *
 * @param amount what the goods are worth, VAT included
 * @param accepted what of it the carrier has accepted; null while it has accepted nothing
 * @param comment of whoever decided last; null before
 */
public record CarrierClaim(
        UUID id,
        UUID shipmentId,
        OrderId orderId,
        String carrier,
        @Nullable String trackingNumber,
        String currency,
        Money amount,
        @Nullable Money accepted,
        State state,
        Instant openedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment) {

    /** How far it has come. */
    public enum State {
        OPEN,
        /** The carrier owes us. */
        ACCEPTED,
        /** The carrier owes us nothing. */
        REJECTED,
        /** The carrier has paid. */
        PAID,
        /** The parcel has turned up before the carrier had accepted anything. */
        WITHDRAWN
    }

    /** What finance says of it. */
    public enum Decision {
        ACCEPT, REJECT, PAY
    }
}
