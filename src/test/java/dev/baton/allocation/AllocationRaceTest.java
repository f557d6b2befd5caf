package dev.baton.allocation;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Blocked;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class AllocationRaceTest {

    private final Allocation allocation;
    private final Inventory inventory;
    private final Consignments consignments;
    private final Orders orders;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final Waits waits;

    @Autowired
    AllocationRaceTest(
            Allocation allocation,
            Inventory inventory,
            Consignments consignments,
            Orders orders,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.allocation = allocation;
        this.inventory = inventory;
        this.consignments = consignments;
        this.orders = orders;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
        this.waits = new Waits(beans);
    }

    @Test
    void of_fifty_orders_that_race_for_the_last_stock_of_two_plants_as_many_get_it_as_it_is_enough_for() {
        Sku sku = trade.product("10.00");
        trade.receive(trade.plant("EAST"), line(sku, 7));
        trade.receive(trade.plant("WEST"), line(sku, 7));
        List<OrderId> ids = orders(50, line(sku, 3));

        List<AllocationOutcome> outcomes = Race.of(50, number -> () -> allocation.reserve(ids.get(number), null));

        assertThat(outcomes).filteredOn(Reserved.class::isInstance).hasSize(4);
        assertThat(allocated(ids)).isEqualTo(4);
        assertThat(waiting(sku)).hasSize(46);
        assertThat(available(sku)).isEqualTo(Quantity.of(2));
    }

    @Test
    void while_orders_come_and_stock_comes_none_is_overtaken_and_no_wake_up_is_lost() {
        Sku sku = trade.product("10.00");
        LocationId plant = trade.plant("EAST");
        List<OrderId> ids = orders(40, line(sku, 3));

        Race.of(50, number -> () -> {
            if (number < 40) {
                allocation.reserve(ids.get(number), null);
            } else {
                // 30 fit in all, in ten pieces that are enough for three each
                trade.receive(plant, line(sku, 9));
            }
            return number;
        });

        assertThat(allocated(ids)).isEqualTo(30);
        assertThat(available(sku)).isEqualTo(Quantity.ZERO);
        List<OrderId> queue = waiting(sku);
        assertThat(queue).hasSize(10);
        trade.receive(plant, line(sku, 6));
        assertThat(waiting(sku)).as("the two oldest are served").isEqualTo(queue.subList(2, 10));
    }

    @Test
    void orders_with_products_in_common_at_several_plants_all_get_theirs_in_the_end() {
        List<Sku> skus = List.of(trade.product("1.00"), trade.product("1.00"), trade.product("1.00"));
        List<LocationId> plants = List.of(trade.plant("EAST"), trade.plant("WEST"));
        CustomerId customer = trade.distributor("0.00");
        List<OrderId> ids = IntStream.range(0, 30)
                .mapToObj(number -> trade.approved(customer, line(skus.get(number % 3), 1),
                        line(skus.get((number + 1) % 3), 1)))
                .toList();

        Race.of(50, number -> () -> {
            if (number < 30) {
                allocation.reserve(ids.get(number), null);
            } else {
                trade.receive(plants.get(number % 2), line(skus.get(number % 3), 3));
            }
            return number;
        });
        plants.forEach(plant -> trade.receive(
                plant, line(skus.get(0), 20), line(skus.get(1), 20), line(skus.get(2), 20)));

        assertThat(allocated(ids)).isEqualTo(30);
        skus.forEach(sku -> assertThat(waiting(sku)).isEmpty());
    }

    @Test
    void cancels_among_reservations_leave_nothing_reserved_behind_and_do_not_deadlock() {
        Sku sku = trade.product("10.00");
        trade.receive(trade.plant("EAST"), line(sku, 30));
        List<OrderId> ids = orders(24, line(sku, 3));

        Race.of(48, number -> () -> {
            OrderId order = ids.get(number % 24);
            if (number < 24) {
                try {
                    allocation.reserve(order, null);
                } catch (OrderClosedException closedBefore) {
                    return number;
                }
            } else if (number % 2 == 0) {
                transaction.executeWithoutResult(status -> fence.close(order));
                allocation.release(order);
            }
            return number;
        });

        IntStream.range(0, 24).filter(number -> number % 2 == 0).mapToObj(ids::get).forEach(
                cancelled -> assertThat(consignments.of(cancelled)).isEmpty());
        long reserved = ids.stream().filter(id -> !consignments.of(id).isEmpty()).count();
        assertThat(reserved).as("ten fit, twelve want it").isEqualTo(10);
        assertThat(waiting(sku)).hasSize(2);
    }

    @Test
    void what_gives_back_and_waits_locks_all_of_its_stock_in_one_go() {
        List<Sku> skus = Stream.of(trade.product("10.00"), trade.product("10.00")).sorted().toList();
        Sku awaited = skus.getFirst();
        Sku there = skus.getLast();
        LocationId plant = trade.plant("EAST");
        trade.receive(plant, line(there, 1), line(awaited, 1));
        waits.waiting(line(awaited, 3));
        OrderId order = waits.waitingForRest(line(there, 1), line(awaited, 1));
        transaction.executeWithoutResult(status -> fence.close(order));

        CompletableFuture<?> release = Objects.requireNonNull(transaction.execute(status -> {
            // as the issue of another order's goods does
            lock(plant, awaited);
            CompletableFuture<?> running = CompletableFuture.runAsync(() -> allocation.release(order));
            Blocked.await(jdbc);
            lock(plant, there);
            return running;
        }));

        assertThat(release).succeedsWithin(Duration.ofSeconds(10));
        assertThat(waits.waits(order)).isFalse();
        assertThat(available(there)).isEqualTo(Quantity.of(1));
    }

    private void lock(LocationId plant, Sku sku) {
        jdbc.sql("SELECT on_hand FROM stock WHERE location = ? AND sku = ? FOR NO KEY UPDATE")
                .params(plant.value(), sku.value())
                .query(BigDecimal.class)
                .single();
    }

    private List<OrderId> orders(int count, StockLine line) {
        CustomerId customer = trade.distributor("0.00");
        return IntStream.range(0, count).mapToObj(number -> trade.approved(customer, line)).toList();
    }

    private long allocated(List<OrderId> ids) {
        return ids.stream().filter(id -> orders.get(id).status() == OrderStatus.ALLOCATED).count();
    }

    private List<OrderId> waiting(Sku sku) {
        return jdbc.sql("""
                SELECT order_id::text FROM allocation_waiter JOIN allocation_waiter_line ON waiter_id = id
                WHERE sku = ? ORDER BY position""")
                .param(sku.value())
                .query(String.class)
                .list()
                .stream()
                .map(OrderId::of)
                .toList();
    }

    private Quantity available(Sku sku) {
        return inventory.stock(LocationType.PLANT, List.of(sku))
                .stream()
                .map(Stock::available)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
