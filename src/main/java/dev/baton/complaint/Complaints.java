package dev.baton.complaint;

import dev.baton.complaint.ComplaintMessage.Kind;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's side of complaints. What belongs to another customer than the caller's is as if it were not there. */
@Service
@Transactional
public class Complaints {

    private final StoredComplaints complaints;
    private final StoredMessages messages;
    private final ComplaintEndings endings;
    private final ComplaintProcess process;
    private final ComplaintNews news;
    private final Orders orders;
    private final BusinessCalendar calendar;
    private final ComplaintProperties properties;
    private final Clock clock;

    Complaints(
            StoredComplaints complaints,
            StoredMessages messages,
            ComplaintEndings endings,
            ComplaintProcess process,
            ComplaintNews news,
            Orders orders,
            BusinessCalendar calendar,
            ComplaintProperties properties,
            Clock clock) {
        this.complaints = complaints;
        this.messages = messages;
        this.endings = endings;
        this.process = process;
        this.news = news;
        this.orders = orders;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Opens a complaint about an order, in whatever state that is.
     *
     * @throws NotFoundException (404) if the caller sees no such order
     */
    public ComplaintDetail open(OrderId orderId, ComplaintCategory category, String text, Caller caller) {
        Order order = orders.find(orderId)
                .filter(found -> caller.sees(found.customerId().value()))
                .orElseThrow(() -> new NotFoundException("order " + orderId));
        UUID id = Ids.next();
        Instant now = now();
        complaints.add(id, calendar.today(now).getYear(), orderId, order.number(), order.customerId().value(), category,
                caller.name(), now);
        messages.add(id, Kind.OPENING, caller.name(), text, now);
        ComplaintDetail opened = detail(id);
        process.begin(opened.complaint());
        news.opened(opened.complaint(), caller.name());
        return opened;
    }

    /** @throws NotFoundException (404) if the caller sees no such complaint */
    @Transactional(readOnly = true)
    public ComplaintDetail get(UUID id, Caller caller) {
        return complaints.find(id)
                .filter(complaint -> caller.sees(complaint.customerId()))
                .map(complaint -> new ComplaintDetail(complaint, messages.of(id)))
                .orElseThrow(() -> missing(id));
    }

    /**
     * A page of complaints without their texts, newest first.
     *
     * @param order and the others: null for all
     */
    @Transactional(readOnly = true)
    public Page<Complaint> list(
            @Nullable OrderId order,
            @Nullable String customer,
            @Nullable ComplaintState state,
            Caller caller,
            Limit limit,
            @Nullable String cursor) {
        UUID before = Cursor.readNewestFirst(cursor);
        if (customer != null && !caller.sees(customer)) {
            return new Page<>(List.of(), null);
        }
        List<Complaint> found = complaints.list(order, customer == null ? caller.customerId() : customer, state, before,
                limit.andOneMore());
        return Page.of(found, limit, complaint -> List.of(complaint.id().toString()));
    }

    /**
     * The customer writes: beside what is open already, or in answer to us, which makes it ours again.
     *
     * @throws NotFoundException (404) if the caller sees no such complaint
     * @throws ConflictException (409) if it is solved or closed: it would have to be reopened
     */
    public ComplaintDetail write(UUID id, String text, Caller caller) {
        Complaint complaint = lock(id, caller);
        switch (complaint.state()) {
            case OPEN -> {}
            case ANSWERED -> resume(complaint, false);
            case SOLVED, CLOSED -> throw new ConflictException(
                    "The complaint is " + complaint.state() + ": reopen it at /api/complaints/" + id + "/reopening.",
                    Map.of("state", complaint.state()));
        }
        messages.add(id, Kind.MESSAGE, caller.name(), text, now());
        return detail(id);
    }

    /**
     * The customer does not take it for solved.
     *
     * @throws NotFoundException (404) if the caller sees no such complaint
     * @throws ConflictException (409) if it is neither solved nor closed, or was closed too long ago
     */
    public ComplaintDetail reopen(UUID id, String text, Caller caller) {
        Complaint complaint = lock(id, caller);
        requireReopenable(complaint);
        resume(complaint, true);
        messages.add(id, Kind.REOPENING, caller.name(), text, now());
        news.reopened(complaint, caller.name());
        return detail(id);
    }

    private void requireReopenable(Complaint complaint) {
        boolean reopenable = switch (complaint.state()) {
            case OPEN, ANSWERED -> false;
            case SOLVED -> true;
            case CLOSED -> complaint.closedAt() != null
                    && now().isBefore(complaint.closedAt().plus(properties.reopeningOfClosed()));
        };
        if (!reopenable) {
            throw new ConflictException(complaint.state() == ComplaintState.CLOSED
                    ? "The complaint was closed too long ago: open another one."
                    : "The complaint is " + complaint.state() + ": there is nothing to reopen.",
                    Map.of("state", complaint.state()));
        }
    }

    /** What is closed is taken on by another process; else the one that waits for the customer goes on. */
    private void resume(Complaint complaint, boolean reopened) {
        boolean anew = complaint.state() == ComplaintState.CLOSED;
        complaints.resume(complaint.id(), reopened, anew, now());
        if (anew) {
            process.begin(complaints.find(complaint.id()).orElseThrow());
        } else {
            process.resume(complaint);
        }
    }

    /**
     * The customer needs no answer any more; the last one, if there was any, is taken for the solution. Asking again changes nothing.
     *
     * @throws NotFoundException (404) if the caller sees no such complaint
     */
    public ComplaintDetail close(UUID id, Caller caller) {
        Complaint complaint = lock(id, caller);
        if (complaint.state() != ComplaintState.CLOSED) {
            if (complaint.state() == ComplaintState.ANSWERED) {
                endings.solve(complaint, caller.name());
            }
            endings.close(complaint, caller.name());
            process.end(complaint);
        }
        return detail(id);
    }

    private Complaint lock(UUID id, Caller caller) {
        return complaints.lock(id)
                .filter(complaint -> caller.sees(complaint.customerId()))
                .orElseThrow(() -> missing(id));
    }

    private ComplaintDetail detail(UUID id) {
        return new ComplaintDetail(complaints.find(id).orElseThrow(), messages.of(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static NotFoundException missing(UUID id) {
        return new NotFoundException("complaint " + id);
    }
}
