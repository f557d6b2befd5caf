package dev.baton.promotion;

import dev.baton.order.CheckFault;
import dev.baton.order.Deposit;
import dev.baton.order.DepositTerms;
import dev.baton.order.Draft;
import dev.baton.order.Drafts;
import dev.baton.order.Fact;
import dev.baton.order.NewOrder;
import dev.baton.order.OrderLine;
import dev.baton.order.PreOrderFact;
import dev.baton.order.PreOrders;
import dev.baton.order.Pricing;
import dev.baton.order.Totals;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Prices orders without taking them, by the same rules and the same reckoning. */
@Service
public class Quotes {

    private final Drafts drafts;
    private final Decisions decisions;
    private final Promotions promotions;
    private final PreOrders preOrders;

    Quotes(Drafts drafts, Decisions decisions, Promotions promotions, PreOrders preOrders) {
        this.drafts = drafts;
        this.decisions = decisions;
        this.promotions = promotions;
        this.preOrders = preOrders;
    }

    /**
     * Prices an order by the latest rules.
     *
     * @throws dev.baton.platform.problem.RefusedException (422) if the order names what does not exist or does not fit
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    public Quote quote(NewOrder order, Caller caller) {
        caller.requireSees(order.customerId().value());
        Draft draft = drafts.draft(order);
        List<Fact> facts = draft.facts();
        List<CheckFault> checks = Policies.faults(facts.size(), ask("order-check", facts));
        Pricing pricing = promotions.pricing(order.currency(), draft.lines(), facts, ask("promotion", facts));
        List<OrderLine> priced = pricing.applyTo(draft.lines());
        Money total = Totals.of(priced, order.currency()).total();
        Quote.PreOrder preOrder = preOrders.releaseOf(draft).map(day -> ahead(draft, total, day)).orElse(null);
        return Quote.of(order.currency(), priced, pricing.policies(), checks, preOrder);
    }

    private Quote.PreOrder ahead(Draft draft, Money total, LocalDate releaseOn) {
        PreOrderFact fact = preOrders.fact(draft, total, releaseOn);
        DepositTerms terms = decisions.evaluate("pre-order-deposit", Map.of("preOrder", fact)).stream()
                .findFirst()
                .map(row -> new RuleRow("pre-order-deposit", row))
                .map(row -> new DepositTerms(row.text("ruleId"), row.text("reason"), row.number("percent")))
                .orElse(DepositTerms.NO_RULE);
        Deposit deposit = Deposit.of(total, terms);
        return new Quote.PreOrder(releaseOn, deposit.percent(), deposit.amount(), deposit.rule(), deposit.reason());
    }

    private List<List<Map<String, Object>>> ask(String decision, List<Fact> facts) {
        return facts.stream().map(fact -> decisions.evaluate(decision, Map.of("fact", fact))).toList();
    }
}
