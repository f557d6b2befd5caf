package dev.baton.logistics.parcel;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.ReplacementStock;
import dev.baton.allocation.ShipmentFacts;
import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.location.LocationId;
import dev.baton.logistics.BookingAnswer;
import dev.baton.logistics.CarrierChoice;
import dev.baton.logistics.CarrierProperties;
import dev.baton.logistics.ReplacementBookings;
import dev.baton.logistics.Shipment;
import dev.baton.logistics.Shipments;
import dev.baton.logistics.Tracking;
import dev.baton.logistics.parcel.ShipmentException.State;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderFence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends goods again in place of those that do not arrive. Every call may be repeated and takes effect once. */
@Service
public class Replacements {

    /** The process will be told that the parcel has turned up. */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;
    private final StoredExceptions exceptions;
    private final ReplacementBookings bookings;
    private final Shipments shipments;
    private final Tracking tracking;
    private final Consignments consignments;
    private final ReplacementStock stock;
    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final Orders orders;
    private final OrderFence fence;
    private final CarrierProperties carriers;
    private final ParcelProperties properties;
    private final Clock clock;

    Replacements(
            TransactionTemplate transactions,
            StoredExceptions exceptions,
            ReplacementBookings bookings,
            Shipments shipments,
            Tracking tracking,
            Consignments consignments,
            ReplacementStock stock,
            Inventory inventory,
            GoodsInTransit inTransit,
            Orders orders,
            OrderFence fence,
            CarrierProperties carriers,
            ParcelProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.exceptions = exceptions;
        this.bookings = bookings;
        this.shipments = shipments;
        this.tracking = tracking;
        this.consignments = consignments;
        this.stock = stock;
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.orders = orders;
        this.fence = fence;
        this.carriers = carriers;
        this.properties = properties;
        this.clock = clock;
    }

    /** What has come of looking for stock. */
    public enum Stocked {
        RESERVED,
        /** There is not enough yet. */
        SHORT,
        /** The time for it is over. */
        GIVEN_UP
    }

    /**
     * @param shipment what the choice of a carrier depends on; null where nothing is reserved
     * @param retryAt when to look again
     */
    public record Reserved(Stocked outcome, @Nullable ShipmentFacts shipment, Instant retryAt) {}

    /**
     * Reserves the goods anew, where somebody can spare all of them.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is closed
     */
    public Reserved reserve(UUID id) {
        return Objects.requireNonNull(transactions.execute(status -> {
            ShipmentException exception = exceptions.lock(id);
            Instant retryAt = clock.instant().plus(properties.stockInterval()).truncatedTo(ChronoUnit.SECONDS);
            if (exception.state() != State.RESHIPPING) {
                return new Reserved(Stocked.SHORT, null, retryAt);
            }
            fence.enter(exception.orderId());
            Order order = orders.get(exception.orderId());
            Consignment goods = consignments.get(exception.consignmentId());
            Optional<LocationId> from = stock.reserve(order, goods, exception.replacement(), destination(goods));
            if (from.isPresent()) {
                return new Reserved(Stocked.RESERVED, stock.facts(order, goods, from.get()), retryAt);
            }
            return new Reserved(isOver(exception) ? Stocked.GIVEN_UP : Stocked.SHORT, null, retryAt);
        }));
    }

    private boolean isOver(ShipmentException exception) {
        Instant deadline = exception.stockDeadline();
        return deadline != null && !clock.instant().isBefore(deadline);
    }

    private @Nullable LocationId destination(Consignment goods) {
        return inventory.reservation(goods.reference()).map(Reservation::destination).orElse(null);
    }

    /**
     * Books the chosen carrier, unless one is booked already.
     *
     * @param choice null when no rule chose anybody
     * @throws NotYetException if nothing is to go any more, or while a call may be under way
     * @throws dev.baton.logistics.CarrierUnavailable to be tried again
     */
    public BookingAnswer book(UUID id, @Nullable CarrierChoice choice) {
        return bookings.book(id, exceptions.get(id).consignmentId(), choice, () -> going(id));
    }

    private LocationId going(UUID id) {
        ShipmentException exception = exceptions.lock(id);
        requireGoing(exception);
        return inventory.reservation(exception.replacement()).map(Reservation::location)
                .orElseThrow(
                        () -> new NotYetException("the stock in place of parcel " + id + " was withdrawn", UNTIL_TOLD));
    }

    private static void requireGoing(ShipmentException exception) {
        if (exception.state() != State.RESHIPPING) {
            throw new NotYetException("nothing goes in place of parcel " + exception.id() + " any more", UNTIL_TOLD);
        }
    }

    /**
     * The goods leave in place of the first ones, which are written off on their way and not waited for any more.
     *
     * @throws dev.baton.platform.fence.OrderClosedException if the order is closed
     * @throws NotYetException if nothing goes any more, or its stock is not there now
     */
    public void issue(UUID id) {
        Shipment first = Objects.requireNonNull(transactions.execute(status -> issued(id)));
        transactions.executeWithoutResult(status -> writeOff(first));
    }

    /** @return the shipment in whose place they have gone */
    private Shipment issued(UUID id) {
        ShipmentException seen = exceptions.get(id);
        Shipment first = tracking.lockShipment(seen.shipmentId()).orElseThrow();
        ShipmentException exception = exceptions.lock(id);
        if (exception.state() == State.RESHIPPED) {
            return first;
        }
        requireGoing(exception);
        fence.enter(exception.orderId());
        Consignment goods = consignments.get(exception.consignmentId());
        Order order = orders.get(exception.orderId());
        requireStock(order, goods, exception);
        Shipment other = shipments.replacementFor(id).orElseThrow();
        Instant now = clock.instant();
        String document = "%s/%d/%d".formatted(order.number(), goods.number(), shipments.left(goods.id()) + 1);
        inTransit.issue(exception.replacement(), document);
        shipments.giveUp(first.id(), now);
        shipments.goodsIssued(other.id(), document, now,
                now.plus(carriers.deliveryWithin()).truncatedTo(ChronoUnit.SECONDS));
        exceptions.move(id, State.RESHIPPED, now);
        orders.note(exception.orderId(), "shipment.replaced", "logistics",
                "The goods have left again with %s, tracking number %s, at no further charge".formatted(other.carrier(),
                        other.trackingNumber()));
        tracking.leave(other.id());
        return first;
    }

    /** What was withdrawn meanwhile is reserved again as soon as somebody can spare it. */
    private void requireStock(Order order, Consignment goods, ShipmentException exception) {
        boolean there = inTransit.beginIssue(exception.replacement())
                || stock.reserve(order, goods, exception.replacement(), destination(goods)).isPresent()
                        && inTransit.beginIssue(exception.replacement());
        if (!there) {
            throw new NotYetException("the stock in place of parcel " + exception.id() + " was withdrawn",
                    properties.stockInterval());
        }
    }

    private void writeOff(Shipment lost) {
        inTransit.arriveLast(lost.reference(), List.of(), MovementReason.GOODS_RECEIPT, lost.id().toString(),
                "lost:" + lost.id());
    }

    /**
     * Nothing goes in place of a parcel that has turned up: the booked carrier does not come, and what is reserved is given back.
     *
     * @throws NotYetException while a call to a carrier may be under way
     * @throws dev.baton.logistics.CarrierUnavailable to be tried again
     */
    public void callOff(UUID id) {
        if (exceptions.get(id).state() != State.OVER) {
            return;
        }
        bookings.cancel(id);
        transactions.executeWithoutResult(status -> inventory.release(exceptions.lock(id).replacement()));
    }
}
