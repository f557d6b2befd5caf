package dev.baton.order;

import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders in: stored whole, with the commands that start their process, or not at all. */
@Component
class Intake {

    private final Drafts drafts;
    private final StoredOrders orders;
    private final StoredLines lines;
    private final OrderFence fence;
    private final Starts starts;
    private final List<OrderAdmission> admissions;
    private final OutgoingEvents events;
    private final BusinessCalendar calendar;
    private final Clock clock;

    Intake(
            Drafts drafts,
            StoredOrders orders,
            StoredLines lines,
            OrderFence fence,
            Starts starts,
            List<OrderAdmission> admissions,
            OutgoingEvents events,
            BusinessCalendar calendar,
            Clock clock) {
        this.drafts = drafts;
        this.orders = orders;
        this.lines = lines;
        this.fence = fence;
        this.starts = starts;
        this.admissions = admissions;
        this.events = events;
        this.calendar = calendar;
        this.clock = clock;
    }

    Acceptance accept(NewOrder order, Caller caller) {
        caller.requireSees(order.customerId().value());
        Draft draft = drafts.draft(order);
        OrderId id = OrderId.next();
        Optional<String> number = orders.insert(id, draft, calendar.today(clock.instant()).getYear(), caller.name());
        if (number.isEmpty()) {
            return orders.placed(order.customerId(), order.channel(), order.externalReference());
        }
        requireDayToCome(order.requestedDeliveryDate());
        lines.insert(id, draft.lines());
        fence.open(id);
        admissions.forEach(admission -> admission.admitted(id, draft));
        starts.start(id, order.channel());
        events.publish(id.toString(), "order.accepted", about(id, number.get(), draft));
        return new Acceptance.Accepted(id);
    }

    /** After the look for the order itself: one that is sent again is known, also when its day has passed since. */
    private void requireDayToCome(@Nullable LocalDate day) {
        if (day != null && day.isBefore(OrderRequests.earliest(clock.instant()))) {
            throw new InvalidRequestException("/requestedDeliveryDate", OrderRequests.PASSED);
        }
    }

    private static Map<String, Object> about(OrderId id, String number, Draft draft) {
        return Map.of(
                "orderId", id.toString(),
                "number", number,
                "channel", draft.order().channel().name(),
                "customerId", draft.order().customerId().value(),
                "externalReference", draft.order().externalReference(),
                "total", draft.subtotal().toMajor(),
                "currency", draft.order().currency());
    }
}
