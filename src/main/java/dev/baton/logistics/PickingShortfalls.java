package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.ShortPicks;
import dev.baton.allocation.ShortPicks.Shortened;
import dev.baton.inventory.StockLine;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.product.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A distributor's warehouse picks less of a shipment than was booked. From the first one on the order cannot be cancelled. */
@Service
@Transactional
public class PickingShortfalls {

    private final OrderFence fence;
    private final Shipments shipments;
    private final Consignments consignments;
    private final ShortPicks shortPicks;
    private final StoredShortPicks stored;
    private final Orders orders;
    private final Payments payments;

    PickingShortfalls(
            OrderFence fence,
            Shipments shipments,
            Consignments consignments,
            ShortPicks shortPicks,
            StoredShortPicks stored,
            Orders orders,
            Payments payments) {
        this.fence = fence;
        this.shipments = shipments;
        this.consignments = consignments;
        this.shortPicks = shortPicks;
        this.stored = stored;
        this.orders = orders;
        this.payments = payments;
    }

    /**
     * @param picked less than was booked
     * @param reason in the warehouse's words
     */
    public record Pick(Sku sku, Quantity picked, String reason) {}

    /**
     * From now on the order of a shipment that is to be picked short cannot be cancelled. In a transaction of its own, before
     * {@link #report}: nobody may pass a fence while the queue for stock is locked.
     *
     * @param picks one for each product of which less was picked
     * @throws NotFoundException (404) if the caller's distributor has no such shipment
     * @throws ConflictException (409) if it has left, is sold through SAP or its order is being cancelled
     * @throws dev.baton.platform.problem.RefusedException (422) if not less than booked was picked, or nothing at all
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void announce(UUID shipmentId, List<Pick> picks, Caller caller) {
        Shipment shipment = shipments.find(shipmentId).orElseThrow(() -> unknown(shipmentId));
        Order order = orders.get(shipment.orderId());
        requireSeller(order, shipmentId, caller);
        requireWaiting(shipment);
        missing(consignments.get(shipment.consignmentId()), picks);
        fence.pass(order.id());
    }

    /**
     * What was announced has come to nothing: the order can be cancelled again, unless something of it has left or was picked short before.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void turnBack(UUID shipmentId) {
        OrderId order = shipments.find(shipmentId).orElseThrow(() -> unknown(shipmentId)).orderId();
        fence.pass(order);
        if (!stored.isAnyLeavingOf(order)) {
            fence.unpass(order);
        }
    }

    /**
     * Lets a shipment leave without what could not be picked, once.
     *
     * @param later whether what is missing comes later, or is cancelled and its money given back; null to go by the order's sourcing
     * @throws ConflictException (409) if it has left meanwhile, or was picked short before
     * @throws dev.baton.platform.problem.RefusedException (422) if not less than booked was picked, or nothing at all
     */
    public void report(UUID shipmentId, List<Pick> picks, @Nullable Boolean later, Caller caller) {
        OrderId order = shipments.find(shipmentId).orElseThrow(() -> unknown(shipmentId)).orderId();
        fence.enter(order);
        if (!fence.hasPassed(order)) {
            throw new ConflictException("Another shipment of the order was not picked short after all: ask again.");
        }
        Shipment shipment = shipments.locked(shipmentId).orElseThrow();
        requireWaiting(shipment);
        List<StockLine> missing = missing(consignments.get(shipment.consignmentId()), picks);
        if (!Boolean.TRUE.equals(later)) {
            // it may be given back, and comes before the order, which is changed first
            payments.lock(order);
        }
        if (!stored.add(shipmentId, picks, missing, caller.name())) {
            throw new ConflictException("The shipment was picked short before.");
        }
        Shortened shortened = shortPicks
                .shorten(shipment.consignmentId(), missing, later, "short-pick:" + shipmentId, inWords(picks))
                .orElseThrow(() -> new ConflictException("The stock of the shipment has changed just now: ask again."));
        if (!shortened.waits()) {
            payments.giveBack(order, "short-pick:" + shipmentId, shortened.missing());
        }
    }

    private static String inWords(List<Pick> picks) {
        return picks.stream()
                .map(pick -> "%s of %s were picked: %s".formatted(pick.picked(), pick.sku(), pick.reason()))
                .collect(Collectors.joining("; "));
    }

    private static NotFoundException unknown(UUID shipmentId) {
        return new NotFoundException("shipment " + shipmentId);
    }

    private static void requireSeller(Order order, UUID shipmentId, Caller caller) {
        if (order.sellerId() == null) {
            if (!caller.sees(order.customerId().value())) {
                throw unknown(shipmentId);
            }
            throw new ConflictException(
                    "SAP ships these goods: what its delivery says is what leaves. Change the delivery in SAP.");
        }
        if (!caller.sees(order.sellerId().value())) {
            throw unknown(shipmentId);
        }
    }

    private static void requireWaiting(Shipment shipment) {
        if (shipment.booking() != Shipment.Booking.BOOKED || shipment.goodsIssuedAt() != null
                || shipment.exceptionId() != null) {
            throw new ConflictException("The shipment does not wait to be picked: it is " + shipment.status() + ".");
        }
    }

    private static List<StockLine> missing(Consignment goods, List<Pick> picks) {
        Map<Sku, Quantity> booked = new HashMap<>();
        goods.stock().forEach(line -> booked.merge(line.sku(), line.quantity(), Quantity::plus));
        Faults faults = new Faults();
        for (int index = 0; index < picks.size(); index++) {
            Pick pick = picks.get(index);
            Quantity all = booked.getOrDefault(pick.sku(), Quantity.ZERO);
            if (pick.picked().compareTo(all) >= 0) {
                faults.add("/lines/" + index + "/picked", "must be less than the " + all + " that are booked");
            }
        }
        faults.throwIfRefused();
        List<StockLine> missing = picks.stream()
                .map(pick -> new StockLine(pick.sku(),
                        booked.getOrDefault(pick.sku(), Quantity.ZERO).minus(pick.picked())))
                .toList();
        Quantity gone = missing.stream().map(StockLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
        if (gone.compareTo(goods.quantity()) >= 0) {
            faults.add("/lines", "nothing was picked: correct the stock instead, and the goods wait for stock again");
        }
        faults.throwIfRefused();
        return missing;
    }
}
