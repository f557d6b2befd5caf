package dev.baton.settlement.share;

import dev.baton.ledger.Leg;
import dev.baton.order.Order;
import java.util.List;

/**
 * A part of an order that is about to be settled, as it is shared.
 *
 * @param shares not kept yet
 */
public record SharedPart(Order order, List<Share> shares) {

    public SharedPart {
        shares = List.copyOf(shares);
    }

    /** Whether the shares are paid out with the settlement, since there is no return period. */
    public boolean isPaidOut() {
        return shares.stream().allMatch(Share::isPaidOut);
    }

    /** Where the money of the part goes. */
    public List<Leg> legs() {
        return shares.stream()
                .flatMap(share -> share.lastOf(share.remaining())
                        .stream()
                        .map(slice -> new Leg(slice.account(), slice.amount(), memo(share))))
                .toList();
    }

    private String memo(Share share) {
        return "Order " + order.number() + ", share of " + share.party();
    }
}
