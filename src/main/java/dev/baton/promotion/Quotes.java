package dev.baton.promotion;

import dev.baton.order.CheckFault;
import dev.baton.order.Deposit;
import dev.baton.order.DepositTerms;
import dev.baton.order.DiscountPromise;
import dev.baton.order.Draft;
import dev.baton.order.Drafts;
import dev.baton.order.Fact;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.order.PreOrderFact;
import dev.baton.order.PreOrders;
import dev.baton.order.Pricing;
import dev.baton.order.Totals;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.engine.RulesInForce;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Prices orders without taking them, by the same rules and the same reckoning. */
@Service
public class Quotes {

    private final Orders orders;
    private final Drafts drafts;
    private final RulesInForce rules;
    private final Promotions promotions;
    private final PreOrders preOrders;

    Quotes(Orders orders, Drafts drafts, RulesInForce rules, Promotions promotions, PreOrders preOrders) {
        this.orders = orders;
        this.drafts = drafts;
        this.rules = rules;
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
        return price(drafts.draft(order), null, List.of());
    }

    /**
     * Prices an order as it would be with other lines, by the rules that it goes by.
     *
     * @param order as it stands
     * @param draft with the other lines
     * @param rules the version of the process whose rules these are; null for the latest
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    public Quote amended(Order order, Draft draft, @Nullable Long rules) {
        return price(draft, rules, orders.promisesBefore(order.id(), order.revision() + 1));
    }

    private Quote price(Draft draft, @Nullable Long version, List<DiscountPromise> promises) {
        String currency = draft.order().currency();
        List<Fact> facts = draft.facts();
        List<CheckFault> checks = Policies.faults(facts.size(), ask("order-check", facts, version));
        Pricing pricing = promotions.pricing(currency, draft.lines(), facts, ask("promotion", facts, version),
                promises);
        List<OrderLine> priced = pricing.applyTo(draft.lines());
        Money total = Totals.of(priced, currency).total();
        Quote.PreOrder preOrder =
                preOrders.releaseOf(draft).map(day -> ahead(draft, total, day, version)).orElse(null);
        return Quote.of(currency, priced, pricing.policies(), checks, preOrder);
    }

    private Quote.PreOrder ahead(Draft draft, Money total, LocalDate releaseOn, @Nullable Long version) {
        PreOrderFact fact = preOrders.fact(draft, total, releaseOn);
        DepositTerms terms = rules.evaluate(version, "pre-order-deposit", Map.of("preOrder", fact)).stream()
                .findFirst()
                .map(row -> new RuleRow("pre-order-deposit", row))
                .map(row -> new DepositTerms(row.text("ruleId"), row.text("reason"), row.number("percent")))
                .orElse(DepositTerms.NO_RULE);
        Deposit deposit = Deposit.of(total, terms);
        return new Quote.PreOrder(releaseOn, deposit.percent(), deposit.amount(), deposit.rule(), deposit.reason());
    }

    private List<List<Map<String, Object>>> ask(String decision, List<Fact> facts, @Nullable Long version) {
        return facts.stream().map(fact -> rules.evaluate(version, decision, Map.of("fact", fact))).toList();
    }
}
