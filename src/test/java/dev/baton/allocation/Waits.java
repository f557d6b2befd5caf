package dev.baton.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.StockLine;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that wait for stock, as tests need them. */
final class Waits {

    private final Allocation allocation;
    private final BackorderRanks ranks;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final CustomerId customer;

    Waits(BeanFactory beans) {
        allocation = beans.getBean(Allocation.class);
        ranks = beans.getBean(BackorderRanks.class);
        jdbc = beans.getBean(JdbcClient.class);
        trade = new Trade(beans);
        customer = trade.distributor("0.00");
    }

    OrderId order(StockLine... lines) {
        return trade.approved(customer, lines);
    }

    OrderId waiting(StockLine... lines) {
        OrderId order = order(lines);
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);
        return order;
    }

    /** One of which a part is reserved, while the rest waits. */
    OrderId waitingForRest(StockLine... lines) {
        OrderId order = order(lines);
        allocation.reserve(order, policy(Fulfilment.PARTIAL));
        assertThat(waits(order)).isTrue();
        return order;
    }

    static SourcingPolicy policy(Fulfilment fulfilment) {
        return new SourcingPolicy("TEST", "For a test", fulfilment, 2, List.of(Criterion.REGION));
    }

    void rank(OrderId order, int hours) {
        rankWait(wait(order), hours);
    }

    void rankWait(UUID wait, int hours) {
        ranks.facts(wait).ifPresent(facts -> ranks.decide(wait, facts, List.of(row(hours))));
    }

    static RuleRow row(int hours) {
        return new RuleRow("backorder-priority",
                Map.of("ruleId", "TEST", "reason", "For a test", "headStartHours", hours));
    }

    /** Lets an order have begun to wait that much earlier. */
    void since(OrderId order, Duration ago) {
        jdbc.sql("UPDATE allocation_waiter SET queued_at = queued_at - make_interval(secs => ?) WHERE order_id = ?")
                .params(ago.toSeconds(), order.value())
                .update();
    }

    UUID wait(OrderId order) {
        return jdbc.sql("SELECT id FROM allocation_waiter WHERE order_id = ? AND ended_at IS NULL")
                .param(order.value())
                .query(UUID.class)
                .single();
    }

    boolean waits(OrderId order) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM allocation_waiter WHERE order_id = ? AND ended_at IS NULL)")
                .param(order.value())
                .query(Boolean.class)
                .single();
    }

    long waitingFor(Sku sku) {
        return jdbc.sql("SELECT count(*) FROM allocation_waiter_line WHERE sku = ?").param(sku.value())
                .query(Long.class).single();
    }
}
