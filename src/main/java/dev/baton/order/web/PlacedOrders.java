package dev.baton.order.web;

import dev.baton.order.Acceptance;
import dev.baton.order.NewOrder;
import dev.baton.order.OrderAnswers;
import dev.baton.order.Orders;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.BusinessCalendar;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers orders that are placed. */
@Component
class PlacedOrders {

    private final Orders orders;
    private final OrderAnswers answers;
    private final BusinessCalendar calendar;

    PlacedOrders(Orders orders, OrderAnswers answers, BusinessCalendar calendar) {
        this.orders = orders;
        this.answers = answers;
        this.calendar = calendar;
    }

    /** @throws ConflictException (409) if the reference names an order that came in before */
    Reply place(NewOrder order) {
        return switch (orders.accept(order, Callers.current())) {
            case Acceptance.Accepted accepted ->
                Reply.accepted(URI.create("/api/orders/" + accepted.id()), answers.fresh(accepted.id()));
            case Acceptance.AlreadyPlaced known -> throw new ConflictException(
                    "The reference %s names order %s.".formatted(order.externalReference(), known.number()),
                    Map.of("orderId", known.id().toString(), "number", known.number()));
        };
    }

    /** A moment, or the beginning of a day of the business; null for null. */
    @Nullable
    Instant moment(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10 ? calendar.startOf(LocalDate.parse(text)) : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new InvalidRequestException(pointer,
                    "must be a moment such as 2026-12-01T08:00:00Z or a day such as 2026-12-01");
        }
    }
}
