package dev.baton.risk;

import static java.util.stream.Collectors.joining;

import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.fence.OrderId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How risky orders are. */
@Service
public class Risks {

    private static final String RULES = "risk";

    private final RiskHistory history;
    private final StoredRisks risks;
    private final Orders orders;
    private final OutgoingEvents events;
    private final Clock clock;

    Risks(RiskHistory history, StoredRisks risks, Orders orders, OutgoingEvents events, Clock clock) {
        this.history = history;
        this.risks = risks;
        this.orders = orders;
        this.events = events;
        this.clock = clock;
    }

    /** What the table {@code risk} is to be asked about an order. */
    @Transactional(readOnly = true)
    public RiskFacts gather(OrderId id) {
        return history.facts(id);
    }

    /**
     * Decides by the rules how risky an order's revision is, and tells of it if it is not let pass. What was decided before holds.
     *
     * @param order as it was read behind its fence in the same transaction
     * @param asked what the table was asked
     * @param matched the rows that matched, with their outputs by name
     * @throws IllegalStateException if a row does not say what a row must
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public RiskRuling decide(Order order, Map<String, Object> asked, List<Map<String, Object>> matched) {
        RiskRuling ruling = RiskRuling.of(matched);
        if (!risks.insert(order.id(), order.revision(), ruling, clock.instant())) {
            return risks.find(order.id(), order.revision()).orElseThrow();
        }
        orders.recordDecision(order, RULES, asked, matched, RULES);
        if (!ruling.reasons().isEmpty()) {
            orders.note(order.id(), ruling.isRaised() ? "risk.raised" : "risk.scored", RULES, words(ruling));
        }
        if (ruling.isRaised()) {
            events.publish(order.id().toString(), "order.risk-raised", about(order, ruling));
        }
        return ruling;
    }

    /** What was decided about this revision of an order; empty if its risk was not asked for. */
    @Transactional(readOnly = true)
    public Optional<RiskRuling> find(OrderId id, int revision) {
        return risks.find(id, revision);
    }

    private static String words(RiskRuling ruling) {
        return ruling.outcome() + " with score " + ruling.score() + ": "
                + ruling.reasons().stream().map(RiskReason::reason).collect(joining("; "));
    }

    private static Map<String, Object> about(Order order, RiskRuling ruling) {
        return Map.of(
                "orderId", order.id().toString(),
                "number", order.number(),
                "channel", order.channel().name(),
                "customerId", order.customerId().value(),
                "externalReference", order.externalReference(),
                "outcome", ruling.outcome().name(),
                "score", ruling.score(),
                "reasons", ruling.reasons());
    }
}
