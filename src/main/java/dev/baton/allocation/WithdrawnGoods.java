package dev.baton.allocation;

import dev.baton.allocation.Consignment.State;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.StockWithdrawn;
import dev.baton.order.Order;
import dev.baton.order.OrderGoods;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.ids.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets goods wait for stock again whose stock proved not to be there, in the transaction that found out. The process that was to dispatch
 * them is told, and takes back what it has begun.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WithdrawnGoods {

    private final Consignments consignments;
    private final StockQueue queue;
    private final PreOrderReleases releases;
    private final Orders orders;
    private final OrderGoods goods;
    private final ProcessCommands commands;
    private final AllocationProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WithdrawnGoods(
            Consignments consignments,
            StockQueue queue,
            PreOrderReleases releases,
            Orders orders,
            OrderGoods goods,
            ProcessCommands commands,
            AllocationProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consignments = consignments;
        this.queue = queue;
        this.releases = releases;
        this.orders = orders;
        this.goods = goods;
        this.commands = commands;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** The queue is locked. What else than a consignment had stock reserved is not ours. */
    @EventListener
    void on(StockWithdrawn event) {
        event.references().stream()
                .flatMap(reference -> Consignment.id(reference).flatMap(consignments::find).stream())
                .forEach(this::withdraw);
    }

    private void withdraw(Consignment lost) {
        if (!consignments.move(lost.id(), State.RESERVED, State.WITHDRAWN)) {
            return;
        }
        boolean all = consignments.of(lost.orderId()).stream().noneMatch(Consignment::isLive);
        Optional<OrderStatus> before = goods.withdraw(lost.orderId(), lost.lines(), all,
                "The stock at " + lost.location() + " proved not to be there; its goods wait for stock again");
        if (before.isEmpty()) {
            consignments.move(lost.id(), State.WITHDRAWN, State.RELEASED);
            return;
        }
        if (all && before.get() == OrderStatus.AWAITING_PAYMENT) {
            // no rest is due without stock: its process looks, and waits for that first
            commands.wake(lost.orderId(), orders.get(lost.orderId()).revision(), "money-held");
        }
        commands.publish(lost.orderId().toString(), "goods-withdrawn", lost.reference(),
                Map.of("consignments", wait(lost)));
    }

    /** @return what the process that had the goods dispatches instead: nothing if they wait with others, for which another one waits */
    private List<Dispatch> wait(Consignment lost) {
        Optional<StockWaiter> known = queue.find(lost.orderId());
        if (known.isPresent()) {
            queue.extend(known.get().id(), lost.portions());
            return List.of();
        }
        Order order = orders.get(lost.orderId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StockWaiter waiter = new StockWaiter(Ids.next(), order.id(), Pools.of(order), order.revision(), null,
                lost.portions(), now,
                releases.ahead(order).map(releases::deadline).orElse(now.plus(properties.deadline())), null, null);
        queue.add(waiter);
        events.publishEvent(new StockAwaited(order.id(), order.revision(), waiter.id(),
                StockLine.bySku(waiter.lines()), waiter.deadline()));
        return List.of(Dispatch.of(waiter));
    }
}
