package dev.baton.substitution;

import static dev.baton.trade.Trade.line;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** Kettles of which there are none, and pans of which there are plenty. No table knows them: tests say what rules would. */
final class ShortStock {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    final Trade trade;
    final CustomerId customer;
    final Sku kettle;
    final Sku pan;
    final LocationId plant;
    private final Allocation allocation;
    private final Substitutions substitutions;

    ShortStock(BeanFactory beans) {
        trade = new Trade(beans);
        allocation = beans.getBean(Allocation.class);
        substitutions = beans.getBean(Substitutions.class);
        customer = trade.distributor("100000.00");
        kettle = trade.product("100.00");
        pan = trade.product("105.00");
        plant = trade.plant("EAST");
        trade.receive(plant, line(pan, 20));
    }

    /** An order that waits for stock. */
    OrderId waiting(StockLine... lines) {
        OrderId order = trade.approved(customer, lines);
        if (!(allocation.reserve(order, null) instanceof Waiting)) {
            throw new AssertionError("there is stock");
        }
        return order;
    }

    OrderId waiting() {
        return waiting(line(kettle, 10));
    }

    /** An order that waits, with an open proposal to take pans instead. */
    OrderId proposed() {
        OrderId order = waiting();
        if (propose(order).isEmpty()) {
            throw new AssertionError("nothing is proposed");
        }
        return order;
    }

    Optional<Proposal> propose(OrderId order) {
        return propose(order, pan, "SHORT");
    }

    /** Proposes for an order that waits until then. */
    Optional<Proposal> propose(OrderId order, Instant stockDeadline) {
        return propose(order, pan, "SHORT", stockDeadline);
    }

    /** Proposes as if the table named this product for every short line. */
    Optional<Proposal> propose(OrderId order, Sku instead, String share) {
        return propose(order, instead, share, LATER);
    }

    private Optional<Proposal> propose(OrderId order, Sku instead, String share, Instant stockDeadline) {
        List<ShortLine> lines = substitutions.gather(order, 1);
        Map<String, @Nullable Object> row = new HashMap<>(
                Map.of("ruleId", "TEST", "reason", "A pan boils water too", "substituteSku", instead.value(),
                        "priority",
                        1, "share", share, "maxDifference", 10));
        return asking(() -> substitutions.propose(order, 1, lines, lines.stream().map(line -> List.of(row)).toList(),
                stockDeadline));
    }

    /** Asks again while the engine is not ready to be asked, or too busy, as a caller who is answered with 503 would. */
    static <T> T asking(Callable<T> question) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(EngineUnavailableException.class)
                .until(question, answer -> true);
    }
}
