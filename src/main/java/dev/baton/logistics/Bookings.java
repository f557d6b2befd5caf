package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.Locations;
import dev.baton.logistics.BookingAnswer.Booked;
import dev.baton.logistics.BookingAnswer.Refused;
import dev.baton.logistics.Shipment.Booking;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Books carriers for consignments, each once, and cancels what was booked. */
@Service
public class Bookings {

    /** The process will be told. */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;
    private final OrderFence fence;
    private final Orders orders;
    private final Locations locations;
    private final Consignments consignments;
    private final BookingRequests requests;
    private final Shipments shipments;
    private final Tracking tracking;
    private final Carriers carriers;
    private final CarrierProperties properties;
    private final Clock clock;

    Bookings(
            TransactionTemplate transactions,
            OrderFence fence,
            Orders orders,
            Locations locations,
            Consignments consignments,
            BookingRequests requests,
            Shipments shipments,
            Tracking tracking,
            Carriers carriers,
            CarrierProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.fence = fence;
        this.orders = orders;
        this.locations = locations;
        this.consignments = consignments;
        this.requests = requests;
        this.shipments = shipments;
        this.tracking = tracking;
        this.carriers = carriers;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Books the chosen carrier, unless one is booked for the consignment already.
     *
     * @param choice null when no rule chose anybody: refused, so that a person chooses
     * @param shipment the facts that the choice was made on
     * @throws OrderClosedException if the order is closed
     * @throws NotYetException while another call for the consignment may be under way
     * @throws CarrierUnavailable to be tried again
     */
    public BookingAnswer book(UUID consignmentId, @Nullable CarrierChoice choice, Object shipment) {
        if (choice == null) {
            return new Refused("No rule chooses a carrier");
        }
        return book(() -> intend(consignmentId, choice, shipment));
    }

    /** @param intending in a transaction of its own, which is committed before the carrier is called */
    BookingAnswer book(Supplier<Intended> intending) {
        Intended intended = Objects.requireNonNull(transactions.execute(status -> intending.get()));
        Shipment wanted = intended.shipment();
        if (wanted.booking() == Booking.BOOKED) {
            return new Booked(wanted.id(), Objects.requireNonNull(wanted.pickupDueAt()));
        }
        try {
            CarrierBooking booking = settle(intended);
            return Objects.requireNonNull(transactions.execute(status -> booked(wanted, booking)));
        } catch (CarrierRefusal refusal) {
            transactions.executeWithoutResult(status -> refused(wanted, refusal.words()));
            return new Refused(refusal.words());
        } catch (CarrierUnavailable outage) {
            ended(wanted, outage);
            throw outage;
        }
    }

    /**
     * Cancels what is booked for an order that is being closed, also what was booked by a call that the cancel has overtaken. A carrier
     * that does not take its booking back does not hold up the closing: it becomes an alert, since somebody has to call there.
     * An order that goes on is left alone.
     *
     * @throws NotYetException while such a call may be under way
     * @throws CarrierUnavailable to be tried again
     */
    public void cancel(OrderId orderId) {
        List<Shipment> alive = Objects.requireNonNull(transactions
                .execute(status -> fence.admitsUndoing(orderId) ? requests.settled(orderId) : List.<Shipment>of()));
        alive.forEach(this::cancel);
    }

    /**
     * Cancels what is booked for a consignment whose stock proved not to be there; see the other form. One that goes on is left alone.
     *
     * @throws NotYetException while a call for the consignment may be under way
     * @throws CarrierUnavailable to be tried again
     */
    public void cancelWithdrawn(UUID consignmentId) {
        List<Shipment> alive = Objects.requireNonNull(transactions
                .execute(status -> consignments.hold(consignmentId) == Consignment.State.WITHDRAWN
                        ? requests.settled(consignments.get(consignmentId))
                        : List.<Shipment>of()));
        alive.forEach(this::cancel);
    }

    private Intended intend(UUID consignmentId, CarrierChoice choice, Object facts) {
        Consignment goods = consignments.get(consignmentId);
        OrderId orderId = goods.orderId();
        fence.enter(orderId);
        requireStock(consignmentId);
        Order order = orders.get(orderId);
        Location from = locations.find(goods.location()).orElseThrow();
        Optional<Shipment> first = requests.intend(goods, choice, null);
        if (first.isPresent()) {
            orders.recordDecision(orderId, "carrier-choice", facts, choice, "rules");
            return new Intended(first.get(), order, goods, from, true);
        }
        return again(requests.settled(goods).getFirst(), order, goods, from);
    }

    /** What was intended before, and is booked or to be looked up. */
    Intended again(Shipment known, Order order, Consignment goods, Location from) {
        if (known.booking() == Booking.INTENT) {
            requests.callAgain(known.id());
        }
        return new Intended(known, order, goods, from, false);
    }

    /** Held, so that a booking is either seen by whoever cancels it, or not asked for. */
    private void requireStock(UUID consignmentId) {
        if (consignments.hold(consignmentId) == Consignment.State.WITHDRAWN) {
            throw new NotYetException("the stock of consignment " + consignmentId + " was withdrawn", UNTIL_TOLD);
        }
    }

    private CarrierBooking settle(Intended intended) {
        Shipment wanted = intended.shipment();
        if (!intended.fresh()) {
            Optional<CarrierBooking> made = carriers.find(wanted.carrier(), wanted.id());
            if (made.isPresent()) {
                return made.get();
            }
        }
        return carriers.book(wanted.carrier(),
                BookingOrder.of(wanted, intended.order(), intended.goods(), intended.from()));
    }

    private BookingAnswer booked(Shipment shipment, CarrierBooking booking) {
        Instant from = booking.pickupAt() == null ? clock.instant() : booking.pickupAt();
        Instant pickupDueAt = from.plus(properties.pickupWithin()).truncatedTo(ChronoUnit.SECONDS);
        tracking.lock(booking.trackingNumber());
        if (!requests.booked(shipment.id(), booking.bookingId(), booking.trackingNumber(), pickupDueAt)) {
            return overtaken(shipment, booking, pickupDueAt);
        }
        orders.note(shipment.orderId(), "shipment.booked", "logistics",
                "%s %s, tracking number %s".formatted(shipment.carrier(), shipment.service(),
                        booking.trackingNumber()));
        tracking.applyEarly(booking.trackingNumber());
        return new Booked(shipment.id(), pickupDueAt);
    }

    /** The call took longer than a call lasts: another has booked meanwhile, or the carrier has what was cancelled, or refused to another call, all the same. */
    private BookingAnswer overtaken(Shipment shipment, CarrierBooking booking, Instant pickupDueAt) {
        Shipment now = shipments.locked(shipment.id()).orElseThrow();
        if (now.booking() != Booking.BOOKED) {
            String what = now.booking() == Booking.REFUSED ? "what it refused when asked again" : "what was cancelled";
            alert(now, "BOOKED_LATE", booking.bookingId(), "has booked " + what + ": call there");
        }
        return new Booked(now.id(), now.pickupDueAt() == null ? pickupDueAt : now.pickupDueAt());
    }

    private void refused(Shipment shipment, String words) {
        requests.refused(shipment.id(), words);
        orders.note(shipment.orderId(), "shipment.refused", "logistics", shipment.carrier() + ": " + words);
    }

    void cancel(Shipment shipment) {
        String bookingId = shipment.bookingId();
        if (bookingId == null) {
            bookingId = carriers.find(shipment.carrier(), shipment.id()).map(CarrierBooking::bookingId).orElse(null);
        }
        boolean taken = bookingId == null || carriers.cancel(shipment.carrier(), bookingId) || isCancelled(shipment);
        transactions.executeWithoutResult(status -> cancelled(shipment, taken));
    }

    /** Whether a booking that cannot be cancelled cannot be because it is. */
    private boolean isCancelled(Shipment shipment) {
        return carriers.find(shipment.carrier(), shipment.id()).map(CarrierBooking::isCancelled).orElse(true);
    }

    private void cancelled(Shipment shipment, boolean taken) {
        requests.cancelled(shipment.id());
        if (taken) {
            orders.note(shipment.orderId(), "shipment.cancelled", "logistics", shipment.carrier() + " does not come");
        } else {
            alert(shipment, "CANCEL_REFUSED", "", "does not take its booking back: call there");
        }
    }

    /** Somebody has to call the carrier. */
    private void alert(Shipment shipment, String kind, String cause, String what) {
        String detail = shipment.carrier() + " " + what;
        if (shipments.alert(shipment.id(), kind, cause, detail, clock.instant())) {
            orders.note(shipment.orderId(), "shipment.alert", "logistics", detail);
        }
    }

    private void ended(Shipment shipment, CarrierUnavailable outage) {
        transactions.executeWithoutResult(status -> {
            if (outage.stillAtWork()) {
                requests.callLost(shipment.id());
            } else {
                requests.callEnded(shipment.id());
            }
        });
    }

    /** @param fresh whether no carrier was asked yet */
    record Intended(Shipment shipment, Order order, Consignment goods, Location from, boolean fresh) {}
}
