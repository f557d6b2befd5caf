package dev.baton.allocation.transfer;

import static java.util.stream.Collectors.joining;

import dev.baton.allocation.AwaitedStock;
import dev.baton.allocation.transfer.source.Spare;
import dev.baton.allocation.transfer.source.StoredSources;
import dev.baton.allocation.transfer.source.TransferSource;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.ReserveResult;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Reserves what approved transfers take from their sources, and watches over it until it has left. Every call may be repeated. */
@Service
public class TransferReservations {

    private final StoredTransfers transfers;
    private final TransferSteps steps;
    private final StoredSources sources;
    private final TransferCancellations cancellations;
    private final TransferNews news;
    private final AwaitedStock awaited;
    private final OrderFence fence;
    private final Inventory inventory;
    private final Locations locations;
    private final BusinessCalendar calendar;
    private final TransferProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TransferReservations(
            StoredTransfers transfers,
            TransferSteps steps,
            StoredSources sources,
            TransferCancellations cancellations,
            TransferNews news,
            AwaitedStock awaited,
            OrderFence fence,
            Inventory inventory,
            Locations locations,
            BusinessCalendar calendar,
            TransferProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.transfers = transfers;
        this.steps = steps;
        this.sources = sources;
        this.cancellations = cancellations;
        this.news = news;
        this.awaited = awaited;
        this.fence = fence;
        this.inventory = inventory;
        this.locations = locations;
        this.calendar = calendar;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Reserves a transfer's stock at its source until it leaves. Where that is short by now, or the order that waits for it does not any
     * more, nothing is reserved. Opens its own transaction, and takes it back where the transfer was changed meanwhile.
     *
     * @return when it is to leave; empty if nothing is reserved, so that a source has to be looked for anew
     */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Instant> reserve(UUID id) {
        return Objects.requireNonNull(transaction.execute(status -> reserve(id, status)));
    }

    private Optional<Instant> reserve(UUID id, TransactionStatus status) {
        Transfer seen = transfers.find(id).orElseThrow();
        if (seen.state() != TransferState.PROPOSED) {
            return Optional.ofNullable(seen.shipmentDueAt());
        }
        if (!isNeeded(seen)) {
            cancellations.cancel(id, "The order needs it no more");
            return Optional.empty();
        }
        Optional<String> lacking = lacking(seen);
        Transfer transfer = lacking.isEmpty() ? reserved(seen) : transfers.lock(id);
        if (transfer.state() != TransferState.PROPOSED) {
            status.setRollbackOnly();
            return Optional.empty();
        }
        if (lacking.isPresent()) {
            sources.exclude(id, TransferSource.Outcome.SHORT, "Had not enough of " + lacking.get() + " any more");
            steps.startOver(id);
            return Optional.empty();
        }
        Instant due = calendar.dueAfter(clock.instant(), properties.shipWithin()).truncatedTo(ChronoUnit.SECONDS);
        steps.reserve(id, due);
        news.note(transfer, "reserved", "The goods of " + transfer.inWords() + " are reserved");
        return Optional.of(due);
    }

    /** Locks the queue, after the fence of the order that waits. */
    private boolean isNeeded(Transfer transfer) {
        OrderId order = transfer.orderId();
        boolean open = order == null || fence.admits(order);
        awaited.lock();
        return open && (order == null || isAwaited(transfer.id(), order, Objects.requireNonNull(transfer.revision())));
    }

    /** In the wait that asked for it: for one that the order has begun since there is a transfer of its own. */
    private boolean isAwaited(UUID id, OrderId order, int revision) {
        return transfers.waitOf(id).filter(awaited::goesOn).isPresent() && !awaited.of(order, revision).isEmpty();
    }

    /** The products of which the source cannot spare enough; empty if it can. */
    private Optional<String> lacking(Transfer transfer) {
        Location source = locations.find(transfer.source()).orElseThrow();
        List<StockLine> lines = transfer.stock();
        List<Sku> skus = lines.stream().map(StockLine::sku).toList();
        Spare spare = new Spare(
                inventory.lock(
                        skus.stream().map(sku -> new StockKey(source.id(), sku)).collect(Collectors.toSet()), null),
                awaited.setAside(skus, transfer.orderId()));
        String words = spare.missing(source, lines).stream().map(line -> line.sku().value()).collect(joining(", "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** The transfer waits for people, who are reminded: what is reserved for it does not expire. */
    private Transfer reserved(Transfer transfer) {
        ReserveResult result = inventory.reserve(transfer.number(), transfer.source(), transfer.stock(),
                transfer.destination());
        if (result instanceof ReserveResult.Short) {
            throw new IllegalStateException("stock that is locked went short");
        }
        inventory.confirm(transfer.number());
        return transfers.lock(transfer.id());
    }

    /** Cancels a transfer that its order needs no more, unless it has left. */
    @Transactional
    public void checkNeed(UUID id) {
        Transfer transfer = transfers.find(id).orElseThrow();
        if (transfer.state().isUnshipped() && !isNeeded(transfer)) {
            cancellations.cancel(id, "The order needs it no more");
        }
    }

    /** Notes once that a transfer is late, if it is. */
    @Transactional
    public void reportOverdue(UUID id, Overdue what) {
        Transfer transfer = transfers.lock(id);
        if (steps.noteOverdue(id, what)) {
            news.note(transfer, "overdue", transfer.inWords() + " " + what.words());
        }
    }
}
