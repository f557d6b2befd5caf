package dev.baton.allocation;

import dev.baton.allocation.Consignment.State;
import dev.baton.inventory.StockWithdrawn;
import dev.baton.order.OrderGoods;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import java.util.Map;
import java.util.Optional;
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
    private final WaitsAgain waits;
    private final Orders orders;
    private final OrderGoods goods;
    private final ProcessCommands commands;

    WithdrawnGoods(
            Consignments consignments,
            WaitsAgain waits,
            Orders orders,
            OrderGoods goods,
            ProcessCommands commands) {
        this.consignments = consignments;
        this.waits = waits;
        this.orders = orders;
        this.goods = goods;
        this.commands = commands;
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
                Map.of("consignments",
                        waits.add(orders.get(lost.orderId()), lost.portions()).stream().map(Dispatch::of).toList()));
    }
}
