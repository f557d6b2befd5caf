package dev.baton.allocation.transfer;

import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockLine;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.product.ProductUnits;
import dev.baton.product.Sku;
import dev.baton.product.UnitConversions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What arrives of transfers, at once or in parts, until all of it has or the rest is lost. Every call may be repeated. */
@Service
@Transactional
public class TransferReceipts {

    private final StoredTransfers transfers;
    private final TransferSteps steps;
    private final StoredTransferReceipts receipts;
    private final TransferNews news;
    private final GoodsInTransit inTransit;
    private final ProductUnits units;
    private final Clock clock;

    TransferReceipts(
            StoredTransfers transfers,
            TransferSteps steps,
            StoredTransferReceipts receipts,
            TransferNews news,
            GoodsInTransit inTransit,
            ProductUnits units,
            Clock clock) {
        this.transfers = transfers;
        this.steps = steps;
        this.receipts = receipts;
        this.news = news;
        this.inTransit = inTransit;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Something that a stock keeper has found to have arrived.
     *
     * @param document what it came with
     * @param lines what has arrived; may be empty for the last one
     * @param isFinal whether nothing more comes, so that the rest is lost
     * @param reason why the rest is lost; empty if it is not the last one
     */
    public record Arrival(String document, List<StockLine> lines, boolean isFinal, String reason) {

        public Arrival {
            lines = List.copyOf(lines);
        }

        /** One line for each product. */
        List<StockLine> goods() {
            return StockLine.bySku(lines);
        }
    }

    /**
     * Some of a transfer arrives, and is given to those who wait there.
     *
     * @return also if it has arrived with this document before
     * @throws NotFoundException (404) if there is no such transfer
     * @throws RefusedException (422) if a product is not part of it, or does not come in such quantities
     * @throws ConflictException (409) if less is under way, the document came with other lines, or the stock is being counted
     */
    public Transfer receive(UUID id, Arrival arrival, String by) {
        Transfer seen = get(id);
        requireParts(seen, arrival);
        if (seen.shipmentDocument() == null) {
            throw new ConflictException("Transfer " + seen.number() + " has not left: it is " + seen.state() + ".");
        }
        if (isKnown(seen, arrival)) {
            return seen;
        }
        List<StockLine> lost = arrive(seen, arrival);
        Transfer transfer = transfers.lock(id);
        // its twin has come first, and what was done here came to nothing
        if (isKnown(transfer, arrival)) {
            return transfer;
        }
        if (!transfer.state().isUnderWay()) {
            throw new ConflictException("Nothing of transfer " + transfer.number() + " is under way any more.");
        }
        receipts.add(id, new TransferReceipt(arrival.document(), arrival.goods(), arrival.isFinal(), arrival.reason(),
                lost, by, clock.instant()));
        goOn(transfer, lost);
        return get(id);
    }

    /** A transfer has one last receipt, so that its number names what is lost. */
    private List<StockLine> arrive(Transfer transfer, Arrival arrival) {
        String document = transfer.document(arrival.document());
        try {
            if (arrival.isFinal()) {
                return inTransit.arriveLast(transfer.number(), arrival.goods(), MovementReason.TRANSFER_RECEIPT,
                        document, transfer.number());
            }
            inTransit.arrive(transfer.number(), arrival.goods(), MovementReason.TRANSFER_RECEIPT, document);
            return List.of();
        } catch (NotYetException counted) {
            throw new ConflictException(String.valueOf(counted.getMessage()));
        }
    }

    private void goOn(Transfer transfer, List<StockLine> lost) {
        if (receipts.isComplete(transfer.id())) {
            steps.end(transfer.id(), TransferState.RECEIVED, "");
            news.received(transfer.id());
            news.note(transfer, "received", transfer.inWords() + (lost.isEmpty()
                    ? " has arrived"
                    : " has arrived in part, and the rest is lost"));
        } else {
            steps.receiveInPart(transfer.id());
            news.note(transfer, "partly-received", "A part of " + transfer.inWords() + " has arrived");
        }
    }

    private boolean isKnown(Transfer transfer, Arrival arrival) {
        Optional<TransferReceipt> known = receipts.find(transfer.id(), arrival.document());
        known.filter(found -> !found.isTwinOf(arrival.goods(), arrival.isFinal())).ifPresent(other -> {
            throw new ConflictException(
                    arrival.document() + " was taken for transfer " + transfer.number() + " with other lines.");
        });
        return known.isPresent();
    }

    private void requireParts(Transfer transfer, Arrival arrival) {
        Set<Sku> parts = transfer.lines().stream().map(TransferLine::sku).collect(Collectors.toUnmodifiableSet());
        Faults faults = new Faults();
        UnitConversions conversions = units.conversions(parts);
        for (int index = 0; index < arrival.lines().size(); index++) {
            Sku sku = arrival.lines().get(index).sku();
            if (!parts.contains(sku)) {
                faults.add("/lines/" + index + "/sku", sku + " is no part of transfer " + transfer.number());
            }
            conversions.requireWhole(sku, arrival.lines().get(index).quantity(), "/lines/" + index + "/quantity",
                    faults);
        }
        faults.throwIfRefused();
    }

    private Transfer get(UUID id) {
        return transfers.find(id).orElseThrow(() -> new NotFoundException("transfer " + id));
    }
}
