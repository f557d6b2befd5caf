package dev.baton.payment.pos;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/** A card payment at delivery that was booked. */
public record PosSlip(UUID id, OrderId orderId, NewPosSlip slip, String enteredBy, Instant enteredAt) {

    public Money amount() {
        return slip.amount();
    }
}
