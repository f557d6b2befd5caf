package dev.baton.allocation;

import dev.baton.allocation.Consignment.State;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.StockLine;
import dev.baton.order.CancelledGoods;
import dev.baton.order.Order;
import dev.baton.order.OrderGoods;
import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goods that are missing when a consignment is picked: it leaves without them. They wait for stock again as the rest of their order, or
 * are cancelled. The order's fence is entered, and its goods are about to leave.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ShortPicks {

    private final Consignments consignments;
    private final PoolLocks locks;
    private final Pools pools;
    private final SourcingPolicies policies;
    private final GoodsInTransit inTransit;
    private final Orders orders;
    private final OrderGoods goods;
    private final ProcessCommands commands;
    private final WaitsAgain waits;

    ShortPicks(
            Consignments consignments,
            PoolLocks locks,
            Pools pools,
            SourcingPolicies policies,
            GoodsInTransit inTransit,
            Orders orders,
            OrderGoods goods,
            ProcessCommands commands,
            WaitsAgain waits) {
        this.consignments = consignments;
        this.locks = locks;
        this.pools = pools;
        this.policies = policies;
        this.inTransit = inTransit;
        this.orders = orders;
        this.goods = goods;
        this.commands = commands;
        this.waits = waits;
    }

    /**
     * @param missing what their order was worth them, VAT included
     * @param waits whether they wait for stock again; else they are cancelled, and their money is to be given back
     */
    public record Shortened(Money missing, boolean waits) {}

    /**
     * Takes what is missing out of a consignment and off the books of its location.
     *
     * @param later whether it comes later; null to go by the order's sourcing: what has to come complete from one location does not
     * @param why in words
     * @return empty if the consignment is not reserved any more, or has less of it; the caller takes everything back then
     */
    public Optional<Shortened> shorten(
            UUID consignmentId,
            List<StockLine> missing,
            @Nullable Boolean later,
            String document,
            String why) {
        Consignment seen = consignments.get(consignmentId);
        locks.lock(pools.of(seen.orderId()));
        Consignment reserved = consignments.lockReserved(seen.orderId()).stream()
                .filter(found -> found.id().equals(consignmentId)).findFirst().orElse(seen);
        if (reserved.state() != State.RESERVED || !inTransit.shorten(reserved.reference(), missing, document)) {
            return Optional.empty();
        }
        Order order = orders.get(seen.orderId());
        List<Portion> portions = Portion.divide(reserved.portions(), missing).taken();
        consignments.shorten(consignmentId, portions);
        goods.withdraw(order.id(), Portion.quantities(portions), false, why);
        boolean waits = later == null ? policies.of(order).fulfilment() != Fulfilment.COMPLETE : later;
        if (waits) {
            await(order, portions);
        } else {
            List<CancelledGoods> cancelled = portions.stream().map(Portion::cancelled).toList();
            goods.cancel(order.id(), cancelled, "What was not there when it was picked is cancelled");
        }
        return Optional.of(new Shortened(
                portions.stream().map(Portion::total).reduce(Money::plus).orElseThrow(), waits));
    }

    private void await(Order order, List<Portion> missing) {
        waits.add(order, missing).ifPresent(alone -> commands.publish(order.id().toString(), "goods-short-picked",
                alone.id().toString(), Map.of(
                        "orderId", order.id().toString(),
                        "orderNumber", order.number(),
                        "consignments", List.of(Dispatch.of(alone)))));
    }
}
