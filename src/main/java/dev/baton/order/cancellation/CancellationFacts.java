package dev.baton.order.cancellation;

import dev.baton.platform.money.Money;
import java.util.Map;

/**
 * What the rules are told of an order that is to be cancelled.
 *
 * @param hoursSincePlaced whole hours that are over
 * @param inSap whether SAP has a sales order for it
 * @param acceptedBySeller whether a distributor has taken it
 */
public record CancellationFacts(
        String channel,
        Asker asker,
        String status,
        String paymentMethod,
        Money total,
        long hoursSincePlaced,
        boolean bookedWithCarrier,
        boolean inSap,
        boolean acceptedBySeller) {

    Map<String, Object> variables() {
        return Map.of("cancellation", Map.of(
                "channel", channel,
                "asker", asker.name(),
                "status", status,
                "paymentMethod", paymentMethod,
                "orderTotal", total.toDecimal(),
                "hoursSincePlaced", hoursSincePlaced,
                "bookedWithCarrier", bookedWithCarrier,
                "inSap", inSap,
                "acceptedBySeller", acceptedBySeller));
    }
}
