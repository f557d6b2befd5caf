package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignment.State;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.Portion;
import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockLine;
import dev.baton.order.OrderGoods;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets goods leave our books and enter the customer's, and raises what should have happened by now. */
@Service
@Transactional
public class Logistics {

    /** The process will be told that the stock is not there. */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(10);

    private final OrderFence fence;
    private final Orders orders;
    private final OrderGoods orderGoods;
    private final GoodsInTransit inTransit;
    private final Consignments consignments;
    private final Shipments shipments;
    private final ShipmentReceipts receipts;
    private final CarrierProperties carriers;
    private final ApplicationEventPublisher told;
    private final Clock clock;

    Logistics(
            OrderFence fence,
            Orders orders,
            OrderGoods orderGoods,
            GoodsInTransit inTransit,
            Consignments consignments,
            Shipments shipments,
            ShipmentReceipts receipts,
            CarrierProperties carriers,
            ApplicationEventPublisher told,
            Clock clock) {
        this.fence = fence;
        this.orders = orders;
        this.orderGoods = orderGoods;
        this.inTransit = inTransit;
        this.consignments = consignments;
        this.shipments = shipments;
        this.receipts = receipts;
        this.carriers = carriers;
        this.told = told;
        this.clock = clock;
    }

    /**
     * What a distributor sells leaves its warehouse. From the first one on the order cannot be cancelled.
     *
     * @return when the delivery with its proof is due
     * @throws OrderClosedException if the order is closed
     * @throws NotYetException if nothing is reserved any more, so that the process will go another way
     */
    public Instant issue(UUID consignmentId) {
        Consignment goods = consignments.get(consignmentId);
        fence.pass(goods.orderId());
        if (goods.state() == State.RESERVED && !inTransit.beginIssue(goods.reference())) {
            throw new NotYetException("the stock of consignment " + consignmentId + " was withdrawn", UNTIL_TOLD);
        }
        return goodsIssued(consignmentId, orders.get(goods.orderId()).number() + "/" + goods.number());
    }

    /**
     * A consignment has left: its reserved stock is issued and its goods are shipped, once.
     *
     * @param document the delivery with which they left
     * @return when the delivery with its proof is due
     * @throws OrderClosedException if the order is closed
     */
    public Instant goodsIssued(UUID consignmentId, String document) {
        Consignment goods = consignments.get(consignmentId);
        fence.enter(goods.orderId());
        Shipment shipment = shipments.bookedFor(consignmentId)
                .orElseThrow(() -> new IllegalStateException("no carrier is booked for " + consignmentId));
        if (shipment.deliveryDueAt() != null) {
            return shipment.deliveryDueAt();
        }
        Instant now = clock.instant();
        Instant deliveryDueAt = now.plus(carriers.deliveryWithin()).truncatedTo(ChronoUnit.SECONDS);
        move(goods, State.RESERVED, State.SHIPPED);
        inTransit.issue(goods.reference(), document);
        orderGoods.ship(goods.orderId(), goods.lines());
        told.publishEvent(new ParcelTold(shipments.goodsIssued(shipment.id(), document, now, deliveryDueAt)));
        return deliveryDueAt;
    }

    /**
     * The goods of a shipment enter the customer's stock and are delivered, once: all that it has not refused. Where another went in its place,
     * that one's do; where it was given up without, none of them.
     *
     * @throws OrderClosedException if the order is closed
     */
    public void receiveGoods(UUID shipmentId) {
        Consignment goods = consignments.get(require(shipmentId).consignmentId());
        if (goods.state() == State.DELIVERED) {
            return;
        }
        Shipment last = shipments.lastLeft(goods.id());
        fence.enter(goods.orderId());
        move(goods, State.SHIPPED, State.DELIVERED);
        orderGoods.deliver(goods.orderId(), goods.lines());
        if (last.givenUpAt() != null) {
            refuse(goods, goods.stock(), last,
                    "Consignment " + goods.number() + " does not arrive: its money is given back");
            return;
        }
        List<StockLine> refused = receipts.refused(last.id());
        if (refused.isEmpty()) {
            inTransit.arrive(last.reference(), last.id().toString());
        } else {
            refuse(goods, refused, last,
                    "The customer has not accepted all of what arrived with consignment " + goods.number());
        }
        shipments.received(last.id(), clock.instant());
    }

    /** What is lost, short, damaged or wrong enters no stock: it is written off on the way, and not charged. */
    private void refuse(Consignment goods, List<StockLine> refused, Shipment last, String why) {
        List<Portion> portions = consignments.refuse(goods.id(), refused);
        List<StockLine> accepted = Portion.stock(consignments.get(goods.id()).accepted());
        inTransit.arriveLast(last.reference(), accepted, MovementReason.GOODS_RECEIPT, last.id().toString(),
                "refused:" + last.id());
        orderGoods.refuse(goods.orderId(), Portion.quantities(portions), why);
    }

    /** Raises that a shipment is late, once, unless what was waited for has come meanwhile. */
    public void reportOverdue(UUID shipmentId, Overdue what) {
        Shipment shipment = require(shipmentId);
        if (what.isOver(shipment.track()) || shipment.givenUpAt() != null) {
            return;
        }
        String detail = what.inWords(shipment.track());
        if (shipments.alert(shipmentId, what.name(), "", detail, clock.instant())) {
            orders.note(shipment.orderId(), "shipment.alert", "logistics", detail);
        }
    }

    private Shipment require(UUID shipmentId) {
        return shipments.locked(shipmentId)
                .orElseThrow(() -> new IllegalStateException("there is no shipment " + shipmentId));
    }

    /** Locked by it before its stock is. */
    private void move(Consignment goods, State from, State to) {
        if (!consignments.move(goods.id(), from, to)) {
            throw new IllegalStateException("consignment " + goods.id() + " is not " + from);
        }
    }
}
