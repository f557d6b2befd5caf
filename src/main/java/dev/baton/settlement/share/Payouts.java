package dev.baton.settlement.share;

import dev.baton.ledger.Ledger;
import dev.baton.ledger.Transfer;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pays out shares whose return period is over. */
@Service
@Transactional
public class Payouts {

    private final OrderFence fence;
    private final Orders orders;
    private final SettlementLock settlements;
    private final StoredShares shares;
    private final Ledger ledger;
    private final Clock clock;

    Payouts(
            OrderFence fence,
            Orders orders,
            SettlementLock settlements,
            StoredShares shares,
            Ledger ledger,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.settlements = settlements;
        this.shares = shares;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Moves what refunds have left of the shares of a settled part to where it belongs, once: the seller's to its settlement account, ours to revenue,
     * commission and tax.
     *
     * @throws IllegalStateException if there is no such part that is shared
     * @throws dev.baton.ledger.AccountNotOpenException if the seller's money is frozen
     */
    public void payOut(UUID settlementId) {
        OrderId orderId = shares.orderOf(settlementId)
                .orElseThrow(() -> new IllegalStateException("settlement " + settlementId + " is not shared"));
        fence.enter(orderId);
        settlements.lock(orderId);
        List<Share> waiting = shares.of(List.of(settlementId)).stream().filter(share -> !share.isPaidOut()).toList();
        if (waiting.isEmpty()) {
            return;
        }
        String number = shares.number(settlementId);
        List<Transfer> transfers = transfers(waiting, orderId, "payout:" + settlementId, number);
        if (!transfers.isEmpty()) {
            ledger.linked(transfers);
        }
        shares.paidOut(settlementId, clock.instant());
        orders.note(orderId, "settlement.paid-out", "settlement", "The shares of " + number + " are paid out");
    }

    private static List<Transfer> transfers(List<Share> waiting, OrderId orderId, String key, String number) {
        List<Transfer> all = new ArrayList<>();
        for (Share share : waiting) {
            for (Slice slice : share.paidOut()) {
                all.add(new Transfer(key + ":" + (all.size() + 1), share.waitingOn(), slice.account(),
                        slice.amount(), number + ", share of " + share.party(), orderId.toString()));
            }
        }
        return all;
    }
}
