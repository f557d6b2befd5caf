package dev.baton.order;

import dev.baton.order.cancellation.Asker;
import dev.baton.order.cancellation.CancellationFacts;
import dev.baton.order.cancellation.CancellationRules;
import dev.baton.order.cancellation.CancellationRuling;
import dev.baton.order.cancellation.CancellationTerms;
import dev.baton.order.cancellation.StoredCancellations;
import dev.baton.order.decision.DecisionLog;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes cancellations until the goods leave, as far as the rules let them. The order is marked in the transaction that takes it, behind the
 * fence: no effect comes after it, and the process then undoes what was done before.
 *
 * <p>The rules are asked while no lock is held. What they were told is held against the order as it is once its fence is closed; where it has
 * moved on meanwhile they are asked again.
 */
@Service
public class Cancellations {

    /** An order takes fewer steps than that from one wait to the next. */
    private static final int ROUNDS = 20;

    private final SeenOrders orders;
    private final OrderFence fence;
    private final OrderStates states;
    private final Timeline timeline;
    private final Closings closings;
    private final CancellationCases cases;
    private final CancellationRules rules;
    private final StoredCancellations terms;
    private final DecisionLog decisions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Cancellations(
            SeenOrders orders,
            OrderFence fence,
            OrderStates states,
            Timeline timeline,
            Closings closings,
            CancellationCases cases,
            CancellationRules rules,
            StoredCancellations terms,
            DecisionLog decisions,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.fence = fence;
        this.states = states;
        this.timeline = timeline;
        this.closings = closings;
        this.cases = cases;
        this.rules = rules;
        this.terms = terms;
        this.decisions = decisions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * How the order stands towards a cancellation.
     *
     * @param hindrance why it is not taken whatever the rules say; null if that is theirs
     * @param facts what the rules are to be told; null where they are not asked
     */
    private record Stand(Order order, @Nullable String hindrance, @Nullable CancellationFacts facts) {}

    /**
     * Asks to cancel. Asking again is fine and changes nothing. An order that its process undoes already is not asked about: it is only noted.
     *
     * @param reason in the caller's words
     * @throws ConflictException (409) if the goods have left, the order has ended otherwise, or the rules refuse
     * @throws dev.baton.platform.problem.NotFoundException if the caller sees no such order
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    @Transactional(propagation = Propagation.NEVER)
    public void cancel(OrderId id, String reason, Caller caller) {
        for (int round = 0; round < ROUNDS; round++) {
            Request request = ask(id, reason, caller);
            if (Boolean.TRUE.equals(transaction.execute(status -> takeOrRollBack(request, status)))) {
                return;
            }
        }
        throw movesOn();
    }

    /**
     * Asks the rules whether an order may be cancelled, for a caller that does more in the same transaction.
     *
     * @return what cancels it, in the transaction in which it is run; it throws ConflictException (409) if the order has moved on since
     * @throws ConflictException (409) as {@link #cancel}, which tells what else is thrown
     */
    @Transactional(propagation = Propagation.NEVER)
    public Runnable cancellation(OrderId id, String reason, Caller caller) {
        Request request = ask(id, reason, caller);
        return () -> {
            if (!take(request)) {
                throw movesOn();
            }
        };
    }

    private Request ask(OrderId id, String reason, Caller caller) {
        Stand stand = stand(id, caller);
        if (stand.hindrance() != null) {
            throw refused(stand.order(), stand.hindrance());
        }
        CancellationRuling ruling = stand.facts() == null ? null : rules.ask(stand.facts());
        if (ruling != null && !ruling.allowed()) {
            throw refused(stand, ruling);
        }
        return new Request(id, reason, caller, stand.facts(), ruling);
    }

    private boolean takeOrRollBack(Request request, TransactionStatus status) {
        boolean taken = take(request);
        if (!taken) {
            status.setRollbackOnly();
        }
        return taken;
    }

    private static ConflictException movesOn() {
        return new ConflictException("The order changes at this very moment: ask again.", Map.of());
    }

    private record Request(
            OrderId id,
            String reason,
            Caller caller,
            @Nullable CancellationFacts facts,
            @Nullable CancellationRuling ruling) {}

    /** What a request to cancel would come to now; nothing is changed or kept by asking. */
    public CancellationOutlook outlook(OrderId id, Caller caller) {
        Stand stand = stand(id, caller);
        Order order = stand.order();
        Asker asker = Asker.of(caller);
        if (stand.facts() == null) {
            Optional<CancellationTerms> known = terms.of(id);
            return known.isPresent()
                    ? new CancellationOutlook(order, stand.hindrance(), known.get().asker(), known.get().rule(),
                            known.get().ruleReason(), known.get().fee())
                    : new CancellationOutlook(order, stand.hindrance(), asker, null, null,
                            Money.zero(order.currency()));
        }
        CancellationRuling ruling = rules.ask(stand.facts());
        return new CancellationOutlook(order, ruling.allowed() ? null : ruling.reason() + ".", asker, ruling.rule(),
                ruling.reason(), cases.fee(order, ruling));
    }

    private Stand stand(OrderId id, Caller caller) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Order order = orders.get(id, caller);
            Standing standing = states.standing(id);
            return stand(order, standing, fence.hasPassed(id), caller);
        }));
    }

    private Stand stand(Order order, Standing standing, boolean passed, Caller caller) {
        String hindrance = standing.cancelRequested() ? null : hindrance(order.status(), passed);
        boolean asks = hindrance == null && !standing.cancelRequested() && !order.status().isClosing();
        return new Stand(order, hindrance, asks ? cases.facts(order, Asker.of(caller)) : null);
    }

    /** @return false if the order has moved on since the rules were asked, so that the transaction is to be taken back */
    private boolean take(Request request) {
        OrderId id = request.id();
        Caller caller = request.caller();
        boolean closed = fence.close(id);
        Standing before = states.lock(id);
        Stand now = stand(orders.get(id, caller), before, !closed, caller);
        if (now.hindrance() != null || !Objects.equals(now.facts(), request.facts())) {
            return false;
        }
        if (before.cancelRequested()) {
            return true;
        }
        states.change(id, "cancel_reason = ?, cancel_requested_by = ?, cancel_requested_at = ?, restarting = false",
                request.reason(), caller.name(), Row.at(clock.instant()));
        timeline.add(id, "cancellation.requested", caller.name(), request.reason());
        if (request.ruling() != null) {
            agree(now.order(), request, request.ruling());
        }
        states.move(id, Closings.cancelling(ClosingReason.CANCEL_REQUESTED), OrderStatus.CANCELLING.from());
        if (!before.isClosing()) {
            closings.interrupt(id);
        }
        return true;
    }

    private void agree(Order order, Request request, CancellationRuling ruling) {
        Money fee = cases.fee(order, ruling);
        Caller caller = request.caller();
        decisions.add(order.id(), ruling.decided(), "rules");
        terms.add(new CancellationTerms(order.id(), Asker.of(caller), caller.name(), request.reason(), ruling.rule(),
                ruling.reason(), fee, clock.instant()));
        timeline.add(order.id(), "cancellation.allowed", "rules", ruling.reason() + " (" + ruling.rule() + "); "
                + (fee.isPositive() ? "a fee of " + fee.words() + " is kept" : "no fee is kept"));
    }

    private ConflictException refused(Stand stand, CancellationRuling ruling) {
        transaction.executeWithoutResult(
                status -> decisions.add(stand.order().id(), ruling.decided(), "rules"));
        return new ConflictException(ruling.reason() + ".",
                Map.of("orderStatus", stand.order().status(), "rule", ruling.rule()));
    }

    private static ConflictException refused(Order order, String hindrance) {
        return new ConflictException(hindrance, Map.of("orderStatus", order.status()));
    }

    private static @Nullable String hindrance(OrderStatus status, boolean passed) {
        if (status == OrderStatus.REJECTED || status == OrderStatus.CANCELLED) {
            return "The order has ended: it is " + status + ".";
        }
        return passed || status.isFinal()
                ? "The goods have left and the order is " + status + ": ask for a return at POST /api/returns."
                : null;
    }
}
