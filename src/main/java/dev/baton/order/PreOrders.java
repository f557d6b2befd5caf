package dev.baton.order;

import dev.baton.customer.Customers;
import dev.baton.order.decision.DecisionLog;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders for goods that are not released yet: which orders they are, until when, and what of their money is held at first. */
@Service
@Transactional
public class PreOrders {

    private static final String TABLE = "pre-order-deposit";

    private final StoredPreOrders stored;
    private final Products products;
    private final Customers customers;
    private final DecisionLog decisions;
    private final BusinessCalendar calendar;
    private final Clock clock;

    PreOrders(
            StoredPreOrders stored,
            Products products,
            Customers customers,
            DecisionLog decisions,
            BusinessCalendar calendar,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.customers = customers;
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Judges, at the moment at which it gets its price, whether an order is a pre-order in its present revision. What was judged stays.
     *
     * @param order as it was before it got its price
     * @param total its price
     * @return what the table about deposits is to be asked; empty if all of its goods are released
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PreOrderFact> judge(Order order, Money total) {
        if (order.status() == OrderStatus.RECEIVED) {
            products.releaseOf(skus(order.lines())).ifPresent(day -> stored.add(order.id(), order.revision(), day));
        }
        return stored.find(order.id()).map(found -> fact(order, total, found.releaseOn()));
    }

    /** The day on which the last of a draft's goods is released; empty if all are. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> releaseOf(Draft draft) {
        return products.releaseOf(skus(draft.lines()));
    }

    /** What the table about deposits is to be asked about an order that is only thought of. */
    public PreOrderFact fact(Draft draft, Money total, LocalDate releaseOn) {
        return new PreOrderFact(draft.order().channel().name(), draft.customer().tier(), total.toDecimal(),
                daysTo(releaseOn));
    }

    private PreOrderFact fact(Order order, Money total, LocalDate releaseOn) {
        String tier = customers.find(order.customerId()).orElseThrow().tier();
        return new PreOrderFact(order.channel().name(), tier, total.toDecimal(), daysTo(releaseOn));
    }

    private long daysTo(LocalDate releaseOn) {
        return Math.max(0, ChronoUnit.DAYS.between(calendar.today(clock.instant()), releaseOn));
    }

    /**
     * What of an order's total is held until its sales order is made. The first decision stays.
     *
     * @param terms what the table said; null if no row matched
     * @return empty if the order is no pre-order in its present revision
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Deposit> decide(Order order, @Nullable DepositTerms terms) {
        Optional<PreOrder> found = stored.find(order.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Deposit known = found.get().deposit();
        if (known != null) {
            return Optional.of(known);
        }
        DepositTerms said = terms == null ? DepositTerms.NO_RULE : terms;
        Deposit deposit = Deposit.of(order.total(), said);
        if (stored.decide(found.get(), deposit)) {
            decisions.add(order.id(), order.basis(), TABLE, fact(order, order.total(), found.get().releaseOn()), said,
                    TABLE);
        }
        return stored.find(order.id()).map(PreOrder::deposit);
    }

    /** Empty if the order is no pre-order in its present revision. */
    @Transactional(readOnly = true)
    public Optional<PreOrder> find(OrderId id) {
        return stored.find(id);
    }

    /** Those of these orders that are pre-orders in their present revision. */
    @Transactional(readOnly = true)
    public Map<OrderId, PreOrder> of(Collection<OrderId> ids) {
        return stored.of(ids).stream().collect(Collectors.toUnmodifiableMap(PreOrder::orderId, Function.identity()));
    }

    /** The orders that nobody has released although their day has come, the earliest first. */
    @Transactional(readOnly = true)
    public List<OrderId> due(int limit) {
        return stored.due(calendar.today(clock.instant()), limit);
    }

    /** The orders that wait for the release of this product, among others perhaps. */
    @Transactional(readOnly = true)
    public List<OrderId> open(Sku sku) {
        return stored.open(sku);
    }

    /** Brings a pre-order in line with what its products say by now, and answers how it stands then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PreOrder follow(Order order, PreOrder known) {
        Optional<LocalDate> ahead = products.releaseOf(skus(order.lines()));
        boolean same = ahead.isEmpty() ? known.released() : ahead.get().equals(known.releaseOn()) && !known.released();
        if (same) {
            return known;
        }
        LocalDate today = calendar.today(clock.instant());
        LocalDate passed = known.releaseOn().isAfter(today) ? today : known.releaseOn();
        stored.release(known, ahead.orElse(passed), ahead.isEmpty());
        return stored.find(order.id()).orElseThrow();
    }

    private static List<Sku> skus(List<OrderLine> lines) {
        return lines.stream().filter(OrderLine::isGoods).map(OrderLine::sku).distinct().toList();
    }
}
