package dev.baton.allocation.transfer;

import dev.baton.allocation.AwaitedStock;
import dev.baton.inventory.Inventory;
import dev.baton.platform.problem.NotFoundException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives transfers up that have not left, with what is reserved for them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TransferCancellations {

    private final StoredTransfers transfers;
    private final TransferSteps steps;
    private final TransferNews news;
    private final AwaitedStock awaited;
    private final Inventory inventory;

    TransferCancellations(
            StoredTransfers transfers,
            TransferSteps steps,
            TransferNews news,
            AwaitedStock awaited,
            Inventory inventory) {
        this.transfers = transfers;
        this.steps = steps;
        this.news = news;
        this.awaited = awaited;
        this.inventory = inventory;
    }

    /**
     * Cancels a transfer, unless it has left or ended.
     *
     * @return as it stands then
     * @throws NotFoundException (404) if there is no such transfer
     */
    Transfer cancel(UUID id, String why) {
        // who reserves for a transfer holds the queue too, so that it has been done, or finds it cancelled
        awaited.lock();
        Transfer seen = transfers.find(id).orElseThrow(() -> new NotFoundException("transfer " + id));
        inventory.release(seen.number());
        Transfer transfer = transfers.lock(id);
        if (!transfer.state().isUnshipped()) {
            return transfer;
        }
        steps.end(id, TransferState.CANCELLED, why);
        news.cancelled(id);
        news.note(transfer, "cancelled", transfer.number() + " is cancelled: " + why);
        return transfers.find(id).orElseThrow();
    }
}
