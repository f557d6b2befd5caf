package dev.baton.amendment;

import dev.baton.order.Amendment;
import dev.baton.order.AmendmentKind;
import dev.baton.order.AmendmentNote;
import dev.baton.order.Amendments;
import dev.baton.order.Cancellations;
import dev.baton.order.CheckFault;
import dev.baton.order.Drafts;
import dev.baton.order.LineCancellation;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Amends orders and cancels parts of their lines. Every call asks rules in the engine first and opens its own transaction after that; what was
 * reckoned for an order that another one has amended meanwhile is refused.
 */
@Service
public class OrderAmendments {

    private static final String TABLE = "amendment-review";

    private final Orders orders;
    private final Drafts drafts;
    private final Planning planning;
    private final Amendments amendments;
    private final Cancellations cancellations;
    private final TransactionTemplate transaction;

    OrderAmendments(
            Orders orders,
            Drafts drafts,
            Planning planning,
            Amendments amendments,
            Cancellations cancellations,
            TransactionTemplate transaction) {
        this.orders = orders;
        this.drafts = drafts;
        this.planning = planning;
        this.amendments = amendments;
        this.cancellations = cancellations;
        this.transaction = transaction;
    }

    /**
     * What an amendment would come to. Changes nothing.
     *
     * @throws dev.baton.platform.problem.ConflictException (409) if the order cannot be amended any more
     * @throws NotFoundException (404) if the caller sees no such order
     * @throws RefusedException (422) if the amendment names what does not exist or does not fit
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    public AmendmentPreview preview(OrderId id, Amendment amendment, Caller caller) {
        Order order = seen(id, caller);
        amendments.requireAmendable(order);
        return plan(order, amendment).preview();
    }

    /**
     * Replaces the lines of an order. What would change nothing does nothing, unless a reviewer waits for an answer.
     *
     * @throws dev.baton.platform.problem.ConflictException (409) if the order cannot be amended any more, or was amended meanwhile
     * @throws NotFoundException (404) if the caller sees no such order
     * @throws RefusedException (422) if the amendment names what does not exist or does not fit, or the check would reject the order with it
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    public void amend(OrderId id, Amendment amendment, Caller caller) {
        Order order = seen(id, caller);
        amendments.requireAmendable(order);
        AmendmentPlan plan = plan(order, amendment);
        if (plan.changes().isNothing() && order.status() != OrderStatus.CHANGES_REQUESTED) {
            return;
        }
        requirePassing(plan, "/lines");
        take(plan, AmendmentKind.AMENDMENT, null, amendment.version(), caller);
    }

    /**
     * Reckons what it comes to that so much of a line is cancelled. Where nothing of the order would be left, the order is cancelled.
     *
     * @return what does it, in the transaction in which it is run; it throws ConflictException (409) if the order was amended or moved on meanwhile
     * @throws dev.baton.platform.problem.ConflictException (409) if the order cannot be amended any more
     * @throws NotFoundException (404) if the caller sees no such order, or it has no such line
     * @throws RefusedException (422) if less than that is left of the line, or the check would reject what is left of the order
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    public Runnable cancellationOfPart(OrderId id, int lineNo, LineCancellation cancellation, Caller caller) {
        Order order = seen(id, caller);
        OrderLine line = order.goods()
                .stream()
                .filter(each -> each.lineNo() == lineNo)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("line " + lineNo + " of order " + id));
        amendments.requireAmendable(order);
        if (line.open().compareTo(cancellation.quantity()) < 0) {
            throw new RefusedException("/quantity",
                    "only " + line.open() + " " + line.unit() + " are left of the line");
        }
        if (order.goods().size() == 1 && line.open().equals(cancellation.quantity())) {
            return cancellations.cancellation(id, cancellation.reason(), caller);
        }
        AmendmentPlan plan = planning.plan(order, drafts.without(order, line, cancellation.quantity()));
        requirePassing(plan, "/quantity");
        return () -> take(plan, AmendmentKind.CANCELLATION, cancellation.reason(), null, caller);
    }

    private AmendmentPlan plan(Order order, Amendment amendment) {
        return planning.plan(order, drafts.amended(order, amendment));
    }

    /** An order that lives is not lost by an amendment that the check would reject it for. */
    private static void requirePassing(AmendmentPlan plan, String pointer) {
        Faults faults = new Faults();
        plan.price().checks().stream()
                .filter(CheckFault::isHard)
                .forEach(fault -> faults.add(pointer, "the order would be rejected: " + fault.reason()));
        faults.throwIfRefused();
    }

    private void take(
            AmendmentPlan plan,
            AmendmentKind kind,
            @Nullable String reason,
            @Nullable Long version,
            Caller caller) {
        OrderId id = plan.order().id();
        List<String> changes = plan.changes().inWords();
        AmendmentNote note = new AmendmentNote(kind, reason, changes, plan.price().total(), plan.review());
        transaction.executeWithoutResult(status -> {
            amendments.amend(id, plan.order().revision(), version, plan.draft(), note, caller);
            orders.recordDecision(id, TABLE, plan.facts(), plan.answer(), TABLE);
        });
    }

    private Order seen(OrderId id, Caller caller) {
        return orders.find(id)
                .filter(order -> caller.sees(order.customerId().value()))
                .orElseThrow(() -> new NotFoundException("order " + id));
    }
}
