package dev.baton.settlement.share;

import dev.baton.ledger.Leg;
import dev.baton.order.Order;
import java.util.List;

/**
 * A part of an order that is about to be settled, as it is shared.
 *
 * @param shares not kept yet
 * @param atOnce whether they are paid out with the settlement
 */
public record SharedPart(Order order, List<Share> shares, boolean atOnce) {

    public SharedPart {
        shares = List.copyOf(shares);
    }

    /** Where the money of the part goes. */
    public List<Leg> legs() {
        return shares.stream()
                .flatMap(share -> (atOnce ? share.paidOut() : List.of(share.waiting())).stream()
                        .filter(slice -> slice.amount().isPositive())
                        .map(slice -> new Leg(slice.account(), slice.amount(), memo(share))))
                .toList();
    }

    private String memo(Share share) {
        return "Order " + order.number() + ", share of " + share.party();
    }
}
