package dev.baton.allocation.transfer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.allocation.transfer.source.StoredSources;
import dev.baton.allocation.transfer.source.TransferSource;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.product.Sku;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Transfers as people look at them. */
@Repository
@Transactional(readOnly = true)
public class TransferView {

    private final StoredTransfers transfers;
    private final StoredSources sources;
    private final StoredTransferReceipts receipts;

    TransferView(StoredTransfers transfers, StoredSources sources, StoredTransferReceipts receipts) {
        this.transfers = transfers;
        this.sources = sources;
        this.receipts = receipts;
    }

    /**
     * All about a transfer.
     *
     * @param sources where it could come from, and why it does or does not
     * @param receipts what has arrived with which document
     */
    public record Whole(
            @JsonUnwrapped Transfer transfer,
            List<TransferSource> sources,
            List<TransferReceipt> receipts) {}

    /** @throws NotFoundException (404) if there is no such transfer */
    public Whole get(UUID id) {
        Transfer transfer = transfers.find(id).orElseThrow(() -> new NotFoundException("transfer " + id));
        return new Whole(transfer, sources.of(id), receipts.of(id));
    }

    /**
     * A page of transfers, newest first.
     *
     * @param location from which or to which they go
     */
    public Page<Transfer> list(
            @Nullable TransferState state,
            @Nullable LocationId location,
            @Nullable Sku sku,
            Limit limit,
            @Nullable String cursor) {
        return Page.of(transfers.list(state, location, sku, Cursor.readNewestFirst(cursor), limit), limit,
                transfer -> List.of(transfer.id().toString()));
    }
}
