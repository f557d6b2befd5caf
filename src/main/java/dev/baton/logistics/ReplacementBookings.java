package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.fence.OrderFence;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Books carriers for goods that go in place of others, as {@link Bookings} does for those that go first. */
@Service
public class ReplacementBookings {

    private final TransactionTemplate transactions;
    private final OrderFence fence;
    private final Consignments consignments;
    private final BookingRequests requests;
    private final BookingCalls calls;

    ReplacementBookings(
            TransactionTemplate transactions,
            OrderFence fence,
            Consignments consignments,
            BookingRequests requests,
            BookingCalls calls) {
        this.transactions = transactions;
        this.fence = fence;
        this.consignments = consignments;
        this.requests = requests;
        this.calls = calls;
    }

    /** Says in the transaction in which a booking is intended where the goods go in place of others, and holds that. */
    public interface Going {

        /**
         * @return where the goods are taken from
         * @throws dev.baton.platform.engine.NotYetException if they do not go any more
         */
        LocationId hold();
    }

    /**
     * Books the chosen carrier, unless one is booked already.
     *
     * @param choice null when no rule chose anybody: refused, so that a person chooses
     * @throws dev.baton.platform.engine.NotYetException while another call for it may be under way
     * @throws CarrierUnavailable to be tried again
     */
    public BookingAnswer book(UUID exceptionId, UUID consignmentId, @Nullable CarrierChoice choice, Going going) {
        if (choice == null) {
            return new BookingAnswer.Refused("No rule chooses a carrier");
        }
        return calls.book(() -> intend(exceptionId, consignmentId, choice, going));
    }

    private BookingCalls.Intended intend(UUID exceptionId, UUID consignmentId, CarrierChoice choice, Going going) {
        Consignment goods = consignments.get(consignmentId);
        LocationId from = going.hold();
        fence.enter(goods.orderId());
        return calls.intend(goods, from, choice, exceptionId);
    }

    /**
     * Takes back what is booked in place of a shipment, as {@link Bookings#cancelWithdrawn} does.
     *
     * @throws dev.baton.platform.engine.NotYetException while a call for it may be under way
     * @throws CarrierUnavailable to be tried again
     */
    public void cancel(UUID exceptionId) {
        List<Shipment> alive = Objects
                .requireNonNull(transactions.execute(status -> requests.settledReplacement(exceptionId)));
        alive.forEach(calls::cancel);
    }
}
