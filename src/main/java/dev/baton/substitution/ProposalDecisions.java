package dev.baton.substitution;

import dev.baton.order.Amendment;
import dev.baton.order.Amendments;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what customers decide about proposals. The same decision again answers the same. */
@Service
public class ProposalDecisions {

    private final StoredProposals proposals;
    private final ProposalEndings endings;
    private final Repricing repricing;
    private final Orders orders;
    private final Amendments amendments;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProposalDecisions(
            StoredProposals proposals,
            ProposalEndings endings,
            Repricing repricing,
            Orders orders,
            Amendments amendments,
            OrderFence fence,
            TransactionTemplate transaction,
            Clock clock) {
        this.proposals = proposals;
        this.endings = endings;
        this.repricing = repricing;
        this.orders = orders;
        this.amendments = amendments;
        this.fence = fence;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The latest proposal about an order.
     *
     * @throws NotFoundException (404) if nothing was proposed, or the caller sees no such order
     */
    @Transactional(readOnly = true)
    public Proposal get(OrderId orderId, Caller caller) {
        seen(orderId, caller);
        return proposals.latest(orderId)
                .orElseThrow(() -> new NotFoundException("substitution proposed for order " + orderId));
    }

    private Order seen(OrderId orderId, Caller caller) {
        return orders.find(orderId)
                .filter(order -> caller.sees(order.customerId().value()))
                .orElseThrow(() -> new NotFoundException("order " + orderId));
    }

    /**
     * Decides about the latest proposal. Accepting amends the order, unless it would cost something else by now: then the proposal is
     * withdrawn. Asks rules for the price before, so it opens its own transactions.
     *
     * @throws NotFoundException (404) if nothing was proposed, or the caller sees no such order
     * @throws ConflictException (409) if it was decided otherwise, has lapsed or was withdrawn
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    @Transactional(propagation = Propagation.NEVER)
    public Proposal decide(OrderId orderId, CustomerDecision decision, Caller caller) {
        Order order = seen(orderId, caller);
        Proposal proposal = proposals.latest(orderId)
                .orElseThrow(() -> new NotFoundException("substitution proposed for order " + orderId));
        boolean holds = decision == CustomerDecision.DECLINE || !proposal.isOpen() || holds(order, proposal);
        Proposal decided = Objects.requireNonNull(transaction.execute(
                status -> holds ? decide(proposal, decision, caller) : withdraw(proposal)));
        if (decided.state() != decision.makes()) {
            throw tooLate(decided);
        }
        return decided;
    }

    /** Whether the order would still cost what was proposed. */
    private boolean holds(Order order, Proposal proposal) {
        if (order.revision() != proposal.revision()) {
            return true; // it was withdrawn just now, which is seen behind the fence
        }
        Optional<Money> total = repricing.total(order, proposal.lines());
        return total.filter(proposal.newTotal()::equals).isPresent();
    }

    private Proposal withdraw(Proposal proposal) {
        fence.admitsAlone(proposal.orderId());
        endings.withdraw(proposal.id(), proposal.orderId(), "Prices have changed since it was proposed");
        return again(proposal);
    }

    /** Behind the fence nothing else happens to the order: what is open now is decided by this. */
    private Proposal decide(Proposal proposal, CustomerDecision decision, Caller caller) {
        OrderId orderId = proposal.orderId();
        boolean admitted = fence.admitsAlone(orderId);
        Proposal now = again(proposal);
        if (!now.isOpen()) {
            return now;
        }
        if (!admitted || now.isOver(clock.instant())) {
            throw new ConflictException("The proposal has expired.", Map.of("state", ProposalState.LAPSED));
        }
        orders.recordDecision(orderId, "substitution", Map.of("proposal", now.id()), Map.of("decision", decision),
                caller.name());
        endings.decide(now, decision, caller.name());
        if (decision == CustomerDecision.ACCEPT) {
            Order order = orders.get(orderId, now.revision());
            amendments.amend(orderId, new Amendment(SubstituteChoice.lines(order, now.lines()), null, null), caller);
        }
        return again(proposal);
    }

    private Proposal again(Proposal proposal) {
        return proposals.find(proposal.id()).orElseThrow();
    }

    private static ConflictException tooLate(Proposal proposal) {
        String why = proposal.note().isEmpty() ? "" : " " + proposal.note() + ".";
        return new ConflictException("The proposal is " + proposal.state() + "." + why,
                Map.of("state", proposal.state()));
    }
}
