package dev.baton.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.decision.DecisionLog;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders: how they come in, are read, and go from state to state as the steps of other rooms are done.
 *
 * <p>Every {@code mark…} belongs into the transaction of the step that it ends. It changes nothing if the order has been there before, so
 * that a job may come twice or late; it throws {@link OrderClosedException} if the order is being undone or has ended unfulfilled, and
 * {@link IllegalStateException} if the step cannot follow the order's state. Either takes the step's effect back with its transaction.
 */
@Service
@Transactional
public class Orders {

    private final Intake intake;
    private final StoredOrders orders;
    private final StoredLines lines;
    private final StoredPricing pricing;
    private final StoredAmendments amendments;
    private final OrderStates states;
    private final Timeline timeline;
    private final DecisionLog decisions;

    Orders(
            Intake intake,
            StoredOrders orders,
            StoredLines lines,
            StoredPricing pricing,
            StoredAmendments amendments,
            OrderStates states,
            Timeline timeline,
            DecisionLog decisions) {
        this.intake = intake;
        this.orders = orders;
        this.lines = lines;
        this.pricing = pricing;
        this.amendments = amendments;
        this.states = states;
        this.timeline = timeline;
        this.decisions = decisions;
    }

    /**
     * Takes an order in and lets its process start.
     *
     * @throws dev.baton.platform.problem.RefusedException if the order names what does not exist or does not fit
     * @throws dev.baton.platform.security.OthersCustomerException (403) if the caller is bound to another customer
     */
    public Acceptance accept(NewOrder order, Caller caller) {
        return intake.accept(order, caller);
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(OrderId id) {
        return orders.find(id);
    }

    /** @throws NotFoundException if there is no such order */
    @Transactional(readOnly = true)
    public Order get(OrderId id) {
        return find(id).orElseThrow(() -> new NotFoundException("order " + id));
    }

    /** Those of these orders that there are, by id. */
    @Transactional(readOnly = true)
    public Map<OrderId, Order> all(Collection<OrderId> ids) {
        return orders.read(ids).stream().collect(Collectors.toMap(Order::id, order -> order));
    }

    /**
     * An order that a step of its process is about.
     *
     * @throws OrderClosedException if the order was amended since: what was found out or decided about that revision comes late
     */
    @Transactional(readOnly = true)
    public Order get(OrderId id, int revision) {
        Order order = get(id);
        if (order.revision() != revision) {
            throw new OrderClosedException(id);
        }
        return order;
    }

    /**
     * Keeps what the order check found about the order's revision.
     *
     * @return false if it was kept before
     */
    public boolean recordFaults(OrderId id, List<CheckFault> faults) {
        return pricing.keepFaults(id, faults);
    }

    /** What the order check found about the order's present revision. */
    @Transactional(readOnly = true)
    public List<CheckFault> faults(OrderId id) {
        return pricing.faults(id);
    }

    /** The policies applied to the order's present revision, in the order in which they were. */
    @Transactional(readOnly = true)
    public List<Pricing.AppliedPolicy> policies(OrderId id) {
        return pricing.policies(List.of(id)).getOrDefault(id, List.of());
    }

    /** The amendments of an order, oldest first. */
    @Transactional(readOnly = true)
    public List<AmendedRevision> amendments(OrderId id) {
        return amendments.of(List.of(id)).getOrDefault(id, List.of());
    }

    /** What was promised to the last revision before this one that got a price; nothing for the first. */
    @Transactional(readOnly = true)
    public List<DiscountPromise> promisesBefore(OrderId id, int revision) {
        return revision == 1 ? List.of() : pricing.promisesBefore(id, revision);
    }

    /** Whether an order of this customer was ever completed. */
    @Transactional(readOnly = true)
    public boolean hasCompleted(CustomerId customer) {
        return orders.hasCompleted(customer);
    }

    /**
     * Puts discounts and charges on an order: it is {@link OrderStatus#PRICED}.
     *
     * @param order as it was read in the same transaction
     */
    public void applyPricing(Order order, Pricing applied) {
        List<OrderLine> priced = applied.applyTo(order.lines());
        Totals totals = Totals.of(priced, order.currency());
        Step step = Step.to(OrderStatus.PRICED, "Priced at " + totals.total() + " " + order.currency())
                .with("subtotal", totals.subtotal().minor())
                .with("discount", totals.discount().minor())
                .with("total", totals.total().minor());
        if (states.take(order.id(), step, EnumSet.of(OrderStatus.RECEIVED))) {
            lines.price(order.id(), order.lines(), priced);
            pricing.keepPolicies(order.id(), order.revision(), applied.policies());
            pricing.keepPromises(order.id(), order.revision(), applied.promises());
        }
    }

    /** What is cancelled of an order that goes on, line by line. */
    @Transactional(readOnly = true)
    public List<CancelledGoods> cancelled(OrderId id) {
        return lines.cancelled(id);
    }

    public void markInReview(OrderId id) {
        states.take(id, Step.to(OrderStatus.IN_REVIEW, "A person has to decide"));
    }

    /** @param by the rules or the person that approved */
    public void markApproved(OrderId id, String by) {
        states.take(id, Step.to(OrderStatus.APPROVED, "Approved").by(by));
    }

    /** @param comment what the reviewer wants changed, in the reviewer's words */
    public void requestChanges(OrderId id, String by, String comment) {
        states.take(id, Step.to(OrderStatus.CHANGES_REQUESTED, comment).by(by));
    }

    public void markBackordered(OrderId id) {
        states.take(id, Step.to(OrderStatus.BACKORDERED, "Waits for stock"));
    }

    /** There is no stock for it, and some of its goods are released on that day only. */
    public void markPreOrdered(OrderId id, LocalDate releaseOn) {
        states.take(id, Step.to(OrderStatus.PRE_ORDERED,
                "Waits for stock; not all of its goods are released before " + releaseOn));
    }

    /** All goods of a pre-order are released: if it still waits, it does so as any other. */
    public void markReleasedForSale(OrderId id) {
        states.move(id, Step.to(OrderStatus.BACKORDERED, "All of its goods are released; it waits for stock")
                .as("order.released-for-sale"), EnumSet.of(OrderStatus.PRE_ORDERED));
    }

    /** @param netAmount what SAP made of it without tax; null if it did not say */
    public void markReleased(OrderId id, String sapSalesOrder, @Nullable Money netAmount) {
        states.take(id, Step.to(OrderStatus.RELEASED, "Sales order " + sapSalesOrder + " in SAP")
                .with("sap_sales_order", sapSalesOrder)
                .with("sap_net_amount", netAmount == null ? null : netAmount.minor()));
    }

    /** @param payment what has become of the order's money */
    public void markCompleted(OrderId id, PaymentStatus payment) {
        states.take(id, Step.to(OrderStatus.COMPLETED, "Settled").with("payment_status", payment.name()));
    }

    /**
     * Adds to the order's timeline.
     *
     * @param type such as {@code shipment.booked}
     * @param actor the person, or the part of Baton
     * @param detail in words, without names and addresses of receivers
     */
    public void note(OrderId id, String type, String actor, String detail) {
        timeline.add(id, type, actor, detail);
    }

    /**
     * The same, once however often it is asked for.
     *
     * @param cause unique for the order, such as a job's key
     */
    public void noteOnce(OrderId id, String type, String actor, String detail, String cause) {
        timeline.addOnce(id, type, actor, detail, cause);
    }

    /** When something of this type was last added to the order's timeline; empty if it never was. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastNoted(OrderId id, String type) {
        return timeline.last(id, type);
    }

    /**
     * Keeps what was decided about the order, with the version of the decision that belongs to the order's process. The same decision on
     * the same inputs with the same results is kept once.
     *
     * @param inputs and {@code results}: written as JSON, without personal data
     * @param decidedBy the rules, the part of Baton, or the person
     */
    public void recordDecision(OrderId id, String decisionId, Object inputs, Object results, String decidedBy) {
        decisions.add(id, decisionId, inputs, results, decidedBy);
    }

    /** The same, on the revision of the order that was read. */
    public void recordDecision(Order order, String decisionId, Object inputs, Object results, String decidedBy) {
        decisions.add(order.id(), order.basis(), decisionId, inputs, results, decidedBy);
    }

    /** What a decision about orders came to last, as it was recorded; orders about which it was never taken are missing. */
    @Transactional(readOnly = true)
    public Map<OrderId, JsonNode> latestDecisions(Collection<OrderId> ids, String decisionId) {
        return decisions.latest(ids, decisionId);
    }
}
