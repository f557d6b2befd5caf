package dev.baton.order.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.Acceptance;
import dev.baton.order.NewOrder;
import dev.baton.order.OrderAnswers;
import dev.baton.order.Orders;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.limits.IntakeBacklog;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Callers;
import java.net.URI;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers orders that are placed. */
@Component
class PlacedOrders {

    private final Orders orders;
    private final OrderAnswers answers;
    private final IntakeBacklog backlog;

    PlacedOrders(Orders orders, OrderAnswers answers, IntakeBacklog backlog) {
        this.orders = orders;
        this.answers = answers;
        this.backlog = backlog;
    }

    /**
     * @throws ConflictException (409) if the reference names an order that came in before
     * @throws dev.baton.platform.limits.TooManyRequestsException (429) while too much waits to be begun
     */
    Reply<ObjectNode> place(NewOrder order) {
        backlog.admit();
        return switch (orders.accept(order, Callers.current())) {
            case Acceptance.Accepted accepted ->
                Reply.accepted(URI.create("/api/orders/" + accepted.id()),
                        answers.fresh(accepted.order(), order.campaign()));
            case Acceptance.AlreadyPlaced known -> throw new ConflictException(
                    "The reference %s names order %s.".formatted(order.externalReference(), known.number()),
                    Map.of("orderId", known.id().toString(), "number", known.number()));
        };
    }
}
