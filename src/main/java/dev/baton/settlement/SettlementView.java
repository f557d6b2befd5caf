package dev.baton.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.settlement.share.ShareView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A settlement document as it can be read.
 *
 * @param total revenue, freight and tax together
 * @param revenue for goods, without tax
 * @param freight without tax
 * @param sapNet what SAP made of the order without tax; null where it did not say
 * @param withDifference whether finance has accepted our amount although SAP's is another one
 * @param invoice the invoice's number
 * @param shares who has what of it, where a distributor sells the order; empty otherwise
 */
public record SettlementView(
        UUID id,
        String number,
        OrderId orderId,
        UUID consignmentId,
        String customerId,
        String currency,
        Money total,
        Money revenue,
        Money freight,
        Money tax,
        @JsonInclude @Nullable Money sapNet,
        boolean withDifference,
        String invoice,
        Instant settledAt,
        List<ShareView> shares) {

    public SettlementView {
        shares = List.copyOf(shares);
    }
}
