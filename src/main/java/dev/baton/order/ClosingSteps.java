package dev.baton.order;

import dev.baton.order.cancellation.Asker;
import dev.baton.order.cancellation.CancellationRules;
import dev.baton.order.cancellation.CancellationRuling;
import dev.baton.order.cancellation.CancellationTerms;
import dev.baton.order.cancellation.StoredCancellations;
import dev.baton.order.decision.DecisionLog;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first step of a closing: the order is marked as being undone, and where a deadline or a reviewer does that, the rules are asked what it costs. Both come
 * before anything is undone, and both may be repeated.
 */
@Service
public class ClosingSteps {

    private final Closings closings;
    private final StoredOrders orders;
    private final CancellationCases cases;
    private final CancellationRules rules;
    private final StoredCancellations terms;
    private final DecisionLog decisions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClosingSteps(
            Closings closings,
            StoredOrders orders,
            CancellationCases cases,
            CancellationRules rules,
            StoredCancellations terms,
            DecisionLog decisions,
            TransactionTemplate transaction,
            Clock clock) {
        this.closings = closings;
        this.orders = orders;
        this.cases = cases;
        this.rules = rules;
        this.terms = terms;
        this.decisions = decisions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * See {@link Closings#begin}. An order that a deadline or a reviewer ends is undone also where the rules would refuse it, without a fee.
     *
     * @throws dev.baton.platform.engine.EngineUnavailableException if the rules cannot be asked: to be tried again
     */
    @Transactional(propagation = Propagation.NEVER)
    public void begin(OrderId id, ClosingReason reason, long closingInstance, @Nullable Integer revision) {
        closings.begin(id, reason, closingInstance, revision);
        Order order = orders.find(id).orElseThrow();
        ClosingReason why = order.closingReason();
        Asker asker = why == null ? null : why.asker();
        if (why == null || asker == null || order.status() != OrderStatus.CANCELLING || terms.of(id).isPresent()) {
            return;
        }
        CancellationRuling ruling = rules.ask(cases.facts(order, asker));
        transaction.executeWithoutResult(status -> agree(order, why, asker, ruling));
    }

    private void agree(Order order, ClosingReason why, Asker asker, CancellationRuling ruling) {
        Money fee = ruling.allowed() ? cases.fee(order, ruling) : Money.zero(order.currency());
        decisions.add(order.id(), ruling.decided(), "rules");
        terms.add(new CancellationTerms(order.id(), asker, Step.PROCESS, why.inWords(), ruling.rule(), ruling.reason(),
                fee, clock.instant()));
    }
}
