package dev.baton.operations.replenishment;

import dev.baton.allocation.Premises;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockAlerts;
import dev.baton.inventory.StockFell;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockRecovered;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.order.Channel;
import dev.baton.order.OrderMoved;
import dev.baton.order.OrderStatus;
import dev.baton.platform.commit.BeforeCommit;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Proposes what is lacking when stock falls, and lets proposals go when it is back, or with the orders that were made of them. Whoever finds an
 * alert that another is about to change decides by what is committed; the other comes after and sees what was decided.
 */
@Component
class ReplenishmentNeeds {

    private static final String STOCK = "stock";

    /** After the stock was held against its thresholds. */
    private static final int LATER = 10;

    private static final Set<OrderStatus> ENDS =
            EnumSet.of(OrderStatus.DELIVERED, OrderStatus.REJECTED, OrderStatus.CANCELLED);

    /** An order that has come to an end for the warehouse that it was for. */
    private record Ended(UUID id, CustomerId customer, OrderStatus status) implements Comparable<Ended> {

        @Override
        public int compareTo(Ended other) {
            return id.compareTo(other.id);
        }
    }

    private final StoredReplenishments proposals;
    private final Needs needs;
    private final Locations locations;
    private final StockAlerts alerts;
    private final Clock clock;
    private final BeforeCommit<Ended> ended = new BeforeCommit<>(LATER, this::settle);

    ReplenishmentNeeds(
            StoredReplenishments proposals,
            Needs needs,
            Locations locations,
            StockAlerts alerts,
            Clock clock) {
        this.proposals = proposals;
        this.needs = needs;
        this.locations = locations;
        this.alerts = alerts;
        this.clock = clock;
    }

    @EventListener
    void on(StockFell event) {
        proposals.alone(event.key().location());
        propose(event.key(), event.alert());
    }

    @EventListener
    void on(StockRecovered event) {
        proposals.alone(event.key().location());
        proposals.noLongerNeeded(event.key(), STOCK, clock.instant());
    }

    @EventListener
    void on(OrderMoved event) {
        if (event.channel() == Channel.DISTRIBUTOR && ENDS.contains(event.to())) {
            ended.touch(List.of(new Ended(event.orderId().value(), event.customerId(), event.to())));
        }
    }

    private void settle(SortedSet<Ended> orders) {
        orders.forEach(this::settle);
    }

    private void settle(Ended order) {
        LocationId warehouse = Premises.warehouse(order.customer());
        proposals.alone(warehouse);
        Map<Sku, Long> low = alerts.low(warehouse);
        for (Proposal proposal : proposals.lockOrdered(new OrderId(order.id()))) {
            settle(proposal, order.status(), low.get(proposal.sku()));
        }
        low.forEach((sku, alert) -> propose(new StockKey(warehouse, sku), alert));
    }

    /** @param alert that says that there still is too little; null if there is enough */
    private void settle(Proposal proposal, OrderStatus status, @Nullable Long alert) {
        ProposalOrder order = proposal.order();
        if (status == OrderStatus.DELIVERED || order == null) {
            proposals.end(proposal.id(), ReplenishmentState.ARRIVED, null, STOCK, clock.instant());
            return;
        }
        Quantity lacking =
                alert != null ? lacking(new Needs.Place(proposal.key(), proposal.customerId())) : Quantity.ZERO;
        String reason =
                "Order " + order.number() + " was " + (status == OrderStatus.REJECTED ? "rejected" : "cancelled");
        if (alert != null && lacking.isPositive()) {
            proposals.reopen(proposal.id(), alert, lacking, reason, STOCK, clock.instant());
        } else {
            proposals.end(proposal.id(), ReplenishmentState.NOT_NEEDED, reason, STOCK, clock.instant());
        }
    }

    private void propose(StockKey key, long alert) {
        Needs.Place place = new Needs.Place(key, buyer(key.location()));
        Quantity lacking = lacking(place);
        if (lacking.isPositive()) {
            proposals.add(Ids.next(), place, alert, lacking, STOCK, clock.instant());
        }
    }

    private Quantity lacking(Needs.Place place) {
        Need need = needs.of(List.of(place)).get(place.key());
        return need == null ? Quantity.ZERO : need.quantity();
    }

    /** Whose orders bring goods to a location; null where nobody's do. */
    private @Nullable CustomerId buyer(LocationId id) {
        String owner = locations.find(id).map(Location::customerId).orElse(null);
        if (owner == null) {
            return null;
        }
        CustomerId customer = new CustomerId(owner);
        return Premises.warehouse(customer).equals(id) ? customer : null;
    }
}
