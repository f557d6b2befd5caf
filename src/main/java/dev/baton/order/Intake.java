package dev.baton.order;

import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
    private final Beginnings beginnings;
    private final List<OrderAdmission> admissions;
    private final OutgoingEvents events;
    private final BusinessCalendar calendar;
    private final Clock clock;

    Intake(
            Drafts drafts,
            StoredOrders orders,
            StoredLines lines,
            OrderFence fence,
            Beginnings beginnings,
            List<OrderAdmission> admissions,
            OutgoingEvents events,
            BusinessCalendar calendar,
            Clock clock) {
        this.drafts = drafts;
        this.orders = orders;
        this.lines = lines;
        this.fence = fence;
        this.beginnings = beginnings;
        this.admissions = admissions;
        this.events = events;
        this.calendar = calendar;
        this.clock = clock;
    }

    Acceptance accept(NewOrder order, Caller caller) {
        caller.requireSees(order.customerId().value());
        Draft draft = drafts.draft(order);
        OrderId id = OrderId.next();
        // as exactly as the database keeps it
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<StoredOrders.Given> given =
                orders.insert(id, draft, calendar.today(now).getYear(), caller.name(), now);
        if (given.isEmpty()) {
            return orders.placed(order.customerId(), order.channel(), order.externalReference());
        }
        requireDayToCome(order.requestedDeliveryDate());
        lines.insert(id, draft.lines());
        fence.open(id);
        admissions.forEach(admission -> admission.admitted(id, draft));
        beginnings.begin(id, order.channel());
        events.publish(id.toString(), "order.accepted", about(id, given.get().number(), draft));
        return new Acceptance.Accepted(received(id, draft, given.get(), caller.name(), now));
    }

    /** After the look for the order itself: one that is sent again is known, also when its day has passed since. */
    private void requireDayToCome(@Nullable LocalDate day) {
        if (day != null && day.isBefore(OrderRequests.earliest(clock.instant()))) {
            throw new InvalidRequestException("/requestedDeliveryDate", OrderRequests.PASSED);
        }
    }

    /** The order as it stands in the database from here on, without reading it. */
    private static Order received(OrderId id, Draft draft, StoredOrders.Given given, String placedBy, Instant at) {
        NewOrder order = draft.order();
        return new Order(id, given.number(), order.channel(), order.externalReference(), order.customerId(),
                order.currency(), OrderStatus.RECEIVED, PaymentStatus.NONE, order.paymentMethod(), order.couponCodes(),
                order.requestedDeliveryDate(), order.shipTo(), draft.lines(), draft.subtotal(),
                Money.zero(order.currency()), draft.subtotal(), null, null, null, null, null, 1, null, null, placedBy,
                given.trackingToken(), at, at, 1);
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
