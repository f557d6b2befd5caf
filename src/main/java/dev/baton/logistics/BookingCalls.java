package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.logistics.BookingAnswer.Booked;
import dev.baton.logistics.BookingAnswer.Refused;
import dev.baton.logistics.Shipment.Booking;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls carriers for what is intended, and keeps what they answer. No connection to the database is held while a carrier is called. */
@Component
class BookingCalls {

    private final TransactionTemplate transactions;
    private final Orders orders;
    private final Locations locations;
    private final BookingRequests requests;
    private final Shipments shipments;
    private final Tracking tracking;
    private final Carriers carriers;
    private final CarrierProperties properties;
    private final Clock clock;

    BookingCalls(
            TransactionTemplate transactions,
            Orders orders,
            Locations locations,
            BookingRequests requests,
            Shipments shipments,
            Tracking tracking,
            Carriers carriers,
            CarrierProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.locations = locations;
        this.requests = requests;
        this.shipments = shipments;
        this.tracking = tracking;
        this.carriers = carriers;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param fresh whether no carrier was asked yet */
    record Intended(Shipment shipment, Order order, Consignment goods, Location from, boolean fresh) {}

    /**
     * Intends a booking, unless one was intended before. The order's fence is entered.
     *
     * @param exceptionId the exception of another shipment in whose place the goods go; null for the first of the consignment
     * @throws dev.baton.platform.engine.NotYetException while another call for it may be under way
     */
    Intended intend(Consignment goods, LocationId from, CarrierChoice choice, @Nullable UUID exceptionId) {
        Order order = orders.get(goods.orderId());
        Location location = locations.find(from).orElseThrow();
        Optional<Shipment> first = requests.intend(goods, choice, exceptionId);
        Shipment wanted = first.isPresent() ? first.get() : again(goods, exceptionId);
        return new Intended(wanted, order, goods, location, first.isPresent());
    }

    /** What was intended before, and is booked or to be looked up. */
    private Shipment again(Consignment goods, @Nullable UUID exceptionId) {
        List<Shipment> known =
                exceptionId == null ? requests.settled(goods) : requests.settledReplacement(exceptionId);
        Shipment wanted = known.getFirst();
        if (wanted.booking() == Booking.INTENT) {
            requests.callAgain(wanted.id());
        }
        return wanted;
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
}
