package dev.baton.promotion;

import dev.baton.order.CheckFault;
import dev.baton.order.Draft;
import dev.baton.order.Drafts;
import dev.baton.order.Fact;
import dev.baton.order.NewOrder;
import dev.baton.order.Pricing;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** Prices orders without taking them, by the same rules and the same reckoning. */
@Service
public class Quotes {

    private final Drafts drafts;
    private final Decisions decisions;
    private final Promotions promotions;

    Quotes(Drafts drafts, Decisions decisions, Promotions promotions) {
        this.drafts = drafts;
        this.decisions = decisions;
        this.promotions = promotions;
    }

    /**
     * Prices an order by the latest rules.
     *
     * @throws dev.baton.platform.problem.RefusedException (422) if the order names what does not exist or does not fit
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    public Quote quote(NewOrder order, Caller caller) {
        if (!caller.sees(order.customerId().value())) {
            throw new AccessDeniedException("orders of this customer are another caller's");
        }
        Draft draft = drafts.draft(order);
        List<Fact> facts = draft.facts();
        List<CheckFault> checks = Policies.faults(facts.size(), ask("order-check", facts));
        Pricing pricing = promotions.pricing(order.currency(), draft.lines(), facts, ask("promotion", facts));
        return Quote.of(order.currency(), pricing.applyTo(draft.lines()), pricing.policies(), checks);
    }

    private List<List<Map<String, Object>>> ask(String decision, List<Fact> facts) {
        return facts.stream().map(fact -> decisions.evaluate(decision, Map.of("fact", fact))).toList();
    }
}
