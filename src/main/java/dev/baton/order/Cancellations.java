package dev.baton.order;

import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes cancellations until the goods leave. The order is marked in the transaction that takes it, behind the fence: no effect comes
 * after it, and the process then undoes what was done before.
 */
@Service
@Transactional
public class Cancellations {

    private final SeenOrders orders;
    private final OrderFence fence;
    private final OrderStates states;
    private final Timeline timeline;
    private final Closings closings;
    private final PreOrders preOrders;
    private final Clock clock;

    Cancellations(
            SeenOrders orders,
            OrderFence fence,
            OrderStates states,
            Timeline timeline,
            Closings closings,
            PreOrders preOrders,
            Clock clock) {
        this.orders = orders;
        this.fence = fence;
        this.states = states;
        this.timeline = timeline;
        this.closings = closings;
        this.preOrders = preOrders;
        this.clock = clock;
    }

    /**
     * Asks to cancel. Asking again is fine and changes nothing.
     *
     * @param reason in the caller's words
     * @throws ConflictException (409) if the goods have left, or the order has ended otherwise
     * @throws dev.baton.platform.problem.NotFoundException if the caller sees no such order
     */
    public void cancel(OrderId id, String reason, Caller caller) {
        orders.get(id, caller);
        boolean closed = fence.close(id);
        Standing order = states.standing(id);
        if (order.cancelRequested()) {
            return;
        }
        String hindrance = hindrance(order.status(), !closed);
        if (hindrance != null) {
            throw new ConflictException(hindrance, Map.of("orderStatus", order.status()));
        }
        states.change(id, "cancel_reason = ?, cancel_requested_by = ?, cancel_requested_at = ?, restarting = false",
                reason, caller.name(), Row.at(clock.instant()));
        timeline.add(id, "cancellation.requested", caller.name(), reason);
        states.move(id, Closings.cancelling(ClosingReason.CANCEL_REQUESTED), OrderStatus.CANCELLING.from());
        if (!order.isClosing()) {
            closings.interrupt(id);
        }
    }

    /** What a cancellation would undo now. */
    @Transactional(readOnly = true)
    public CancellationPreview preview(OrderId id, Caller caller) {
        Order order = orders.get(id, caller);
        String hindrance = hindrance(order.status(), fence.hasPassed(id));
        if (hindrance != null) {
            return new CancellationPreview(false, hindrance, Money.zero(order.currency()), order.currency(), List.of(),
                    List.of());
        }
        Money refunded = held(order);
        List<CancellationPreview.Released> released = order.lines().stream()
                .filter(line -> line.reserved().isPositive())
                .map(line -> new CancellationPreview.Released(line.sku(), line.reserved(), order.locationId()))
                .toList();
        String salesOrder = order.sapSalesOrder();
        List<CancellationPreview.Reversed> reversed =
                salesOrder == null
                        ? List.of()
                        : List.of(new CancellationPreview.Reversed("SAP_SALES_ORDER", salesOrder));
        return new CancellationPreview(true, null, refunded, order.currency(), released, reversed);
    }

    private Money held(Order order) {
        Money nothing = Money.zero(order.currency());
        return switch (order.paymentStatus()) {
            case HELD -> order.total();
            case PARTIALLY_HELD ->
                preOrders.find(order.id()).map(PreOrder::deposit).map(Deposit::amount).orElse(nothing);
            default -> nothing;
        };
    }

    private static @Nullable String hindrance(OrderStatus status, boolean passed) {
        if (passed) {
            return "The goods have left and the order is " + status + ": ask for a return at /api/returns.";
        }
        return status.isFinal() ? "The order has ended: it is " + status + "." : null;
    }
}
