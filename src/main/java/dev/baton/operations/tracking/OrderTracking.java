package dev.baton.operations.tracking;

import dev.baton.operations.tracking.TrackedOrder.Parcel;
import dev.baton.operations.tracking.TrackedOrder.Reached;
import dev.baton.operations.tracking.TrackedOrders.Found;
import dev.baton.operations.tracking.TrackedOrders.Happened;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Tells how far an order is to whoever has its token. */
@Service
public class OrderTracking {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final TrackedOrders orders;
    private final BusinessCalendar calendar;

    OrderTracking(TrackedOrders orders, BusinessCalendar calendar) {
        this.orders = orders;
        this.calendar = calendar;
    }

    /** @throws NotFoundException if no order has this token, or none could have it */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public TrackedOrder find(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw unknown();
        }
        Found order = orders.by(token).orElseThrow(OrderTracking::unknown);
        TrackingStatus status = TrackingStatus.of(order.status());
        List<Parcel> parcels = orders.parcels(order.id());
        return new TrackedOrder(order.number(), status, status.text(), steps(order), parcels,
                status.isOver() ? null : expected(order));
    }

    /** Every step once, in their order; an order comes to one of the two ends only, and until it does the good one is ahead. */
    private List<Reached> steps(Found order) {
        Map<TrackingStep, Instant> reached = reached(order);
        TrackingStep otherEnd =
                reached.containsKey(TrackingStep.CANCELLED) ? TrackingStep.COMPLETED : TrackingStep.CANCELLED;
        return Stream.of(TrackingStep.values())
                .filter(step -> step != otherEnd)
                .map(step -> new Reached(step, reached.get(step)))
                .toList();
    }

    private Map<TrackingStep, Instant> reached(Found order) {
        Map<TrackingStep, Instant> reached = new EnumMap<>(TrackingStep.class);
        for (Happened event : orders.happened(order.id(), TrackingStep.TYPES)) {
            for (TrackingStep step : TrackingStep.values()) {
                if (step.isTakenBackBy(event.type())) {
                    reached.remove(step);
                } else if (step.isTakenBy(event.type())) {
                    reached.put(step, event.at());
                }
            }
        }
        if (!order.isPaid()) {
            reached.remove(TrackingStep.PAID);
        }
        return reached;
    }

    /** What has left arrives when its carrier should have delivered it; until all has left, that is the customer's own wish at best. */
    private @Nullable LocalDate expected(Found order) {
        Optional<LocalDate> wished =
                order.isAllShipped() ? Optional.empty() : Optional.ofNullable(order.requestedDeliveryDate());
        Optional<LocalDate> due = orders.deliveryDue(order.id()).map(calendar::today);
        return Stream.concat(wished.stream(), due.stream()).max(Comparator.naturalOrder()).orElse(null);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("order with this token");
    }
}
