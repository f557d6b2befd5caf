package dev.baton.allocation;

import dev.baton.inventory.StockLine;
import dev.baton.order.Order;
import dev.baton.platform.ids.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets goods wait for stock that had some, and have lost it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WaitsAgain {

    private final StockQueue queue;
    private final PreOrderReleases releases;
    private final AllocationProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WaitsAgain(
            StockQueue queue,
            PreOrderReleases releases,
            AllocationProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queue = queue;
        this.releases = releases;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /**
     * With the rest of the order, if that waits, or on their own, behind those who wait already. The queue is locked.
     *
     * @return the wait that has begun; empty where they wait with others, for which a process waits already
     */
    Optional<StockWaiter> add(Order order, List<Portion> goods) {
        Optional<StockWaiter> known = queue.find(order.id());
        if (known.isPresent()) {
            queue.extend(known.get().id(), goods);
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant deadline = releases.ahead(order).map(releases::deadline).orElse(now.plus(properties.deadline()));
        StockWaiter waiter = new StockWaiter(Ids.next(), order.id(), Pools.of(order), order.revision(), null, goods,
                now, deadline, null, null);
        queue.add(waiter);
        events.publishEvent(new StockAwaited(order.id(), order.revision(), waiter.id(),
                StockLine.bySku(waiter.lines()), waiter.deadline()));
        return Optional.of(waiter);
    }
}
