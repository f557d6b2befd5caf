package dev.baton.promotion;

import dev.baton.order.CheckFault;
import dev.baton.order.DiscountPromise;
import dev.baton.order.Fact;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PreOrderFact;
import dev.baton.order.PreOrders;
import dev.baton.order.Pricing;
import dev.baton.order.Totals;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Weighs what the check found about orders and gives them their prices. */
@Service
@Transactional
public class Promotions {

    private static final String RULES = "rules";

    private final Orders orders;
    private final PreOrders preOrders;
    private final OrderFence fence;
    private final PricingProperties properties;

    Promotions(Orders orders, PreOrders preOrders, OrderFence fence, PricingProperties properties) {
        this.orders = orders;
        this.preOrders = preOrders;
        this.fence = fence;
        this.properties = properties;
    }

    /**
     * Prices an order at the list prices of its intake, or tells why the check rules it out. Keeps both decisions with the order; repeated,
     * it changes nothing.
     *
     * @param revision of the order that the facts are about
     * @param facts as they came with the claim
     * @param checkResults the rows of {@code order-check} that matched, for each fact
     * @param promotionResults the rows of {@code promotion} that matched, for each fact
     * @throws dev.baton.platform.fence.OrderClosedException if the order is being undone, or was amended since
     * @throws IllegalStateException if a table's results are incomplete
     */
    public PriceOutcome price(
            OrderId id,
            int revision,
            List<Fact> facts,
            List<? extends @Nullable List<Map<String, @Nullable Object>>> checkResults,
            List<? extends @Nullable List<Map<String, @Nullable Object>>> promotionResults) {
        fence.enter(id);
        Order order = orders.get(id, revision);
        if (order.status() != OrderStatus.RECEIVED) {
            // priced before, by a process that was lost perhaps: what the rules say by now comes too late
            return outcome(preOrders.judge(order, order.total()));
        }
        List<CheckFault> faults = Policies.faults(facts.size(), checkResults);
        orders.recordDecision(order, "order-check", facts, checkResults, RULES);
        boolean news = orders.recordFaults(id, faults);
        List<CheckFault> hard = faults.stream().filter(CheckFault::isHard).toList();
        if (!hard.isEmpty()) {
            PriceOutcome.Refused refused = new PriceOutcome.Refused(hard);
            if (news) {
                orders.note(id, "order.refused", RULES, refused.inWords());
            }
            return refused;
        }
        orders.recordDecision(order, "promotion", facts, promotionResults, RULES);
        Pricing pricing = pricing(order.currency(), order.goods(), facts, promotionResults,
                orders.promisesBefore(id, revision));
        Money total = Totals.of(pricing.applyTo(order.lines()), order.currency()).total();
        Optional<PreOrderFact> fact = preOrders.judge(order, total);
        orders.applyPricing(order, pricing);
        return outcome(fact);
    }

    private static PriceOutcome outcome(Optional<PreOrderFact> ahead) {
        return ahead.isPresent() ? new PriceOutcome.PreOrdered(ahead.get()) : new PriceOutcome.Priced();
    }

    /** The prices of these goods under what the table {@code promotion} named for these facts, and what was promised to them before. */
    Pricing pricing(
            String currency,
            List<OrderLine> goods,
            List<Fact> facts,
            List<? extends @Nullable List<Map<String, @Nullable Object>>> results,
            List<DiscountPromise> promises) {
        List<Policy> policies = Policies.read(facts, results, currency);
        return Reckoning.of(currency, goods, policies, promises, properties.freightTaxRate());
    }
}
