package dev.baton.allocation;

import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.LineQuantity;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of an order's goods that is reserved at one location and travels as one.
 *
 * @param id also the reference under which its stock is reserved
 * @param number counts an order's consignments, from 1
 */
public record Consignment(
        UUID id,
        OrderId orderId,
        int number,
        LocationId location,
        State state,
        List<Item> items) {

    /** How far a consignment has come. */
    public enum State {
        /** Its stock waits for it at its location. */
        RESERVED,
        /** It has left. */
        SHIPPED,
        /** It was received. */
        DELIVERED,
        /** Its stock proved not to be there; its goods wait again. */
        WITHDRAWN,
        /** Its stock was given back before it was sold. */
        RELEASED
    }

    /**
     * @param part which part of its line the portion is, from 0: what SAP knows it by
     * @param refused what of it the customer has not accepted when it arrived; nothing, unless it said so
     */
    public record Item(int part, Portion portion, Portion refused) {}

    public Consignment {
        items = List.copyOf(items);
    }

    /** The consignment that stock is reserved for under a reference; empty if that is something else's. */
    static Optional<UUID> id(String reference) {
        try {
            return Optional.of(UUID.fromString(reference));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Whether its goods are reserved or have left, and do not wait for stock again. */
    boolean isLive() {
        return state == State.RESERVED || state == State.SHIPPED || state == State.DELIVERED;
    }

    /** The reference under which its stock is reserved. */
    public String reference() {
        return id.toString();
    }

    public List<Portion> portions() {
        return items.stream().map(Item::portion).toList();
    }

    /** What the customer has accepted of it: all, unless it said otherwise. */
    public List<Portion> accepted() {
        return items.stream()
                .map(item -> item.portion().less(item.refused()))
                .filter(portion -> portion.quantity().isPositive())
                .toList();
    }

    /** What the customer has not accepted of it. */
    public List<Portion> refused() {
        return items.stream().map(Item::refused).filter(portion -> portion.quantity().isPositive()).toList();
    }

    /** How much of each of the order's lines it takes along. */
    public List<LineQuantity> lines() {
        return Portion.quantities(portions());
    }

    /** How much of each product. */
    public List<StockLine> stock() {
        return Portion.stock(portions());
    }

    /** All base units together. */
    public Quantity quantity() {
        return portions().stream().map(Portion::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** What its goods are worth of the order's total, VAT included and without charges. */
    public Money worth() {
        return portions().stream().map(Portion::total).reduce(Money::plus).orElseThrow();
    }
}
