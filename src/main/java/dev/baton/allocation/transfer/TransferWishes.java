package dev.baton.allocation.transfer;

import dev.baton.allocation.StockAwaited;
import dev.baton.allocation.WaitEnded;
import dev.baton.allocation.transfer.source.StoredSources;
import dev.baton.allocation.transfer.source.TransferSource;
import dev.baton.inventory.StockWithdrawn;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hears what happens to orders that wait and to stock, inside of those transactions, and tells the transfers' processes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TransferWishes {

    private final StoredTransfers transfers;
    private final TransferSteps steps;
    private final StoredSources sources;
    private final TransferNews news;
    private final BusinessCalendar calendar;
    private final TransferProperties properties;
    private final Clock clock;

    TransferWishes(
            StoredTransfers transfers,
            TransferSteps steps,
            StoredSources sources,
            TransferNews news,
            BusinessCalendar calendar,
            TransferProperties properties,
            Clock clock) {
        this.transfers = transfers;
        this.steps = steps;
        this.sources = sources;
        this.news = news;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** The queue is locked: what can be done for the order is found out by the process, without it. */
    @EventListener
    void on(StockAwaited event) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        if (properties.forOrders() && transfers.add(id, event, calendar.today(now).getYear(), now)) {
            news.requested(id);
        }
    }

    /** Whether the rest of the order waits on is not known yet. */
    @EventListener
    void on(WaitEnded event) {
        transfers.awaitedIn(event.waitId()).forEach(news::needChanged);
    }

    @EventListener
    void on(StockWithdrawn event) {
        for (UUID id : transfers.reservedUnder(event.references())) {
            Transfer transfer = transfers.lock(id);
            if (transfer.state() == TransferState.APPROVED) {
                sources.exclude(id, TransferSource.Outcome.WITHDRAWN, "Its stock proved not to be there");
                steps.startOver(id);
                news.withdrawn(id);
                news.note(transfer, "withdrawn", "The stock of " + transfer.inWords() + " proved not to be there");
            }
        }
    }
}
