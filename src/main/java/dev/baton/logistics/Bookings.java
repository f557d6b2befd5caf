package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.logistics.BookingAnswer.Refused;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
    private final Consignments consignments;
    private final BookingRequests requests;
    private final BookingCalls calls;

    Bookings(
            TransactionTemplate transactions,
            OrderFence fence,
            Orders orders,
            Consignments consignments,
            BookingRequests requests,
            BookingCalls calls) {
        this.transactions = transactions;
        this.fence = fence;
        this.orders = orders;
        this.consignments = consignments;
        this.requests = requests;
        this.calls = calls;
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
        return calls.book(() -> intend(consignmentId, choice, shipment));
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
        alive.forEach(calls::cancel);
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
        alive.forEach(calls::cancel);
    }

    private BookingCalls.Intended intend(UUID consignmentId, CarrierChoice choice, Object facts) {
        Consignment goods = consignments.get(consignmentId);
        fence.enter(goods.orderId());
        requireStock(consignmentId);
        BookingCalls.Intended intended = calls.intend(goods, goods.location(), choice, null);
        if (intended.fresh()) {
            orders.recordDecision(goods.orderId(), "carrier-choice", facts, choice, "rules");
        }
        return intended;
    }

    /** Held, so that a booking is either seen by whoever cancels it, or not asked for. */
    private void requireStock(UUID consignmentId) {
        if (consignments.hold(consignmentId) == Consignment.State.WITHDRAWN) {
            throw new NotYetException("the stock of consignment " + consignmentId + " was withdrawn", UNTIL_TOLD);
        }
    }
}
