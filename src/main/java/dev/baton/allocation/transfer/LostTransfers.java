package dev.baton.allocation.transfer;

import dev.baton.allocation.AwaitedStock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does for transfers whose process the engine has lost what it would have done: gives up those on which nothing was decided, and says which
 * are late. One that has its stock goes on without a process, since stock keepers ship and receive it.
 */
@Service
class LostTransfers {

    /** Within this time a process that is alive has noticed that its transfer is late, also after the engine was down. */
    private static final Duration LATE = Duration.ofHours(4);

    private final StoredTransfers transfers;
    private final TransferCancellations cancellations;
    private final TransferReservations reservations;
    private final AwaitedStock awaited;
    private final TransferProperties properties;
    private final Clock clock;

    LostTransfers(
            StoredTransfers transfers,
            TransferCancellations cancellations,
            TransferReservations reservations,
            AwaitedStock awaited,
            TransferProperties properties,
            Clock clock) {
        this.transfers = transfers;
        this.cancellations = cancellations;
        this.reservations = reservations;
        this.awaited = awaited;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<UUID> undecided(UUID after, int limit) {
        return transfers.undecidedSince(undecidedBefore(), after, limit);
    }

    private Instant undecidedBefore() {
        return clock.instant().minus(properties.decidedWithin());
    }

    @Transactional(readOnly = true)
    List<UUID> late(Overdue what, UUID after, int limit) {
        return transfers.lateSince(what, clock.instant().minus(LATE), after, limit);
    }

    /** A process that is alive after all hears of it. */
    @Transactional
    void giveUp(UUID id) {
        // who reserves for a transfer holds the queue too, so that it has been done, or finds it given up
        awaited.lock();
        if (transfers.find(id).orElseThrow().state() == TransferState.APPROVED) {
            return;
        }
        cancellations.cancel(id, "Nothing was decided for " + properties.decidedWithin().toDays() + " days");
    }

    @Transactional
    void report(UUID id, Overdue what) {
        reservations.checkNeed(id);
        reservations.reportOverdue(id, what);
    }
}
