package dev.baton.allocation;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.allocation.AllocationOutcome.Ended;
import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Stock;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.StockPool;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class AllocationTest {

    private final Allocation allocation;
    private final StockGrants grants;
    private final PoolLocks locks;
    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final Consignments consignments;
    private final Orders orders;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Trade trade;

    private Sku kettle = new Sku("unset");
    private Sku pan = new Sku("unset");
    private LocationId east = new LocationId("unset");
    private LocationId west = new LocationId("unset");
    private CustomerId customer = new CustomerId("unset");

    @Autowired
    AllocationTest(
            Allocation allocation,
            StockGrants grants,
            PoolLocks locks,
            Inventory inventory,
            GoodsInTransit inTransit,
            Consignments consignments,
            Orders orders,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.allocation = allocation;
        this.grants = grants;
        this.locks = locks;
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.consignments = consignments;
        this.orders = orders;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void twoProductsAndTwoPlants() {
        kettle = trade.product("10.00");
        pan = trade.product("20.00");
        east = trade.plant("EAST");
        west = trade.plant("WEST");
        customer = trade.distributor("0.00");
    }

    @Test
    void an_order_is_reserved_once_at_the_plant_of_the_customers_region() {
        trade.receive(east, line(kettle, 5));
        trade.receive(west, line(kettle, 500));
        OrderId order = order(line(kettle, 3));

        AllocationOutcome outcome = allocation.reserve(order, null);

        assertThat(outcome).isEqualTo(new Reserved(List.of(Dispatch.of(consignments.of(order).getFirst().id(),
                new ShipmentFacts(east.value(), "EAST", "EAST", "CN", Quantity.of(3).value(),
                        orders.get(order).total().toDecimal(), 30)))));
        assertThat(allocation.reserve(order, null)).as("asked again").isEqualTo(outcome);
        assertAvailable(east, kettle, 2);
        Order allocated = orders.get(order);
        assertThat(allocated.status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(allocated.locationId()).isEqualTo(east.value());
        assertThat(jdbc.sql("SELECT results::text FROM order_decision WHERE order_id = ? AND decision = 'sourcing'")
                .param(order.value())
                .query(String.class)
                .single()).contains(east.value(), "customer's region");
    }

    @Test
    void an_order_that_no_plant_has_everything_for_waits_and_reserves_nothing() {
        trade.receive(east, line(kettle, 5));
        trade.receive(west, line(pan, 5));
        OrderId order = order(line(kettle, 1), line(pan, 1));

        AllocationOutcome outcome = allocation.reserve(order, null);

        assertThat(outcome).isInstanceOf(Waiting.class);
        assertThat(allocation.reserve(order, null)).as("asked again").isEqualTo(outcome);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertAvailable(east, kettle, 5);
    }

    @Test
    void stock_that_arrives_goes_to_the_oldest_first_and_tells_its_process() {
        OrderId older = waiting(line(kettle, 5));
        OrderId younger = waiting(line(kettle, 2));

        trade.receive(east, line(kettle, 4));
        assertWaiting(older);
        assertWaiting(younger);
        assertAvailable(east, kettle, 4);

        transaction.executeWithoutResult(status -> {
            trade.receive(east, line(kettle, 2));
            assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE key = ? AND payload::text LIKE '%stock-reserved%'")
                    .param(older.toString())
                    .query(Integer.class)
                    .single()).isEqualTo(1);
        });
        assertAllocated(older, east);
        assertWaiting(younger);

        trade.receive(west, line(kettle, 2));
        assertAllocated(younger, west);
    }

    @Test
    void a_new_order_does_not_eat_what_an_older_one_waits_for() {
        OrderId older = waiting(line(kettle, 5));
        trade.receive(east, line(kettle, 4));

        OrderId younger = order(line(kettle, 1));
        assertThat(allocation.reserve(younger, null)).isInstanceOf(Waiting.class);

        trade.receive(east, line(kettle, 2));
        assertAllocated(older, east);
        assertAllocated(younger, east);
        assertAvailable(east, kettle, 0);
    }

    @Test
    void a_new_order_takes_what_is_left_beside_what_older_ones_wait_for() {
        OrderId older = waiting(line(kettle, 5), line(pan, 1));
        trade.receive(east, line(kettle, 7));

        assertThat(allocation.reserve(order(line(kettle, 2)), null)).isInstanceOf(Reserved.class);
        assertThat(allocation.reserve(order(line(kettle, 1)), null)).isInstanceOf(Waiting.class);

        assertWaiting(older);
    }

    @Test
    void whoever_is_served_at_one_plant_frees_what_was_set_aside_at_the_others() {
        OrderId both = waiting(line(kettle, 5), line(pan, 1));
        trade.receive(west, line(kettle, 5));
        OrderId kettles = order(line(kettle, 5));
        assertThat(allocation.reserve(kettles, null)).isInstanceOf(Waiting.class);
        trade.receive(east, line(kettle, 5));
        assertWaiting(kettles);

        trade.receive(east, line(pan, 1));

        assertAllocated(both, east);
        assertAllocated(kettles, west);
    }

    @Test
    void what_an_undone_order_gives_back_goes_to_those_who_wait() {
        trade.receive(east, line(kettle, 5));
        OrderId first = order(line(kettle, 5));
        allocation.reserve(first, null);
        OrderId second = waiting(line(kettle, 3));

        close(first);
        allocation.release(first);
        allocation.release(first);

        assertAllocated(second, east);
        assertAvailable(east, kettle, 2);
    }

    @Test
    void an_undoing_that_comes_late_leaves_the_stock_of_an_order_that_goes_on() {
        trade.receive(east, line(kettle, 5));
        OrderId order = order(line(kettle, 5));
        allocation.reserve(order, null);

        allocation.release(order);

        assertAllocated(order, east);
    }

    @Test
    void an_undone_order_that_waited_holds_up_nobody() {
        OrderId undone = waiting(line(kettle, 5));
        OrderId next = waiting(line(kettle, 3));
        trade.receive(east, line(kettle, 4));
        assertWaiting(next);

        close(undone);
        allocation.release(undone);

        assertAllocated(next, east);
    }

    @Test
    void at_the_deadline_an_order_gives_up_its_place_unless_the_stock_came() {
        OrderId big = waiting(line(kettle, 50));
        OrderId small = waiting(line(kettle, 3));
        trade.receive(east, line(kettle, 4));
        assertWaiting(small);

        UUID wait = wait(big);
        assertThat(allocation.giveUp(wait)).as("before its deadline").isInstanceOf(Waiting.class);
        deadlineIsOver(wait);
        assertThat(allocation.giveUp(wait)).isEqualTo(new Ended());
        assertThat(allocation.giveUp(wait)).as("asked again").isEqualTo(new Ended());

        assertAllocated(small, east);
        assertThat(allocation.giveUp(wait(small))).isInstanceOf(Reserved.class);
    }

    @Test
    void an_order_that_may_be_split_comes_from_two_plants_or_waits() {
        trade.receive(east, line(kettle, 3));
        trade.receive(west, line(kettle, 4));
        OrderId order = order(line(kettle, 5));

        assertThat(allocation.reserve(order, policy(Fulfilment.SPLIT))).isInstanceOfSatisfying(Reserved.class,
                reserved -> assertThat(reserved.dispatches()).hasSize(2));

        assertThat(consignments.of(order)).extracting(Consignment::location).containsExactly(east, west);
        assertThat(consignments.of(order)).extracting(Consignment::quantity)
                .containsExactly(Quantity.of(3), Quantity.of(2));
        assertThat(allocation.reserve(order(line(kettle, 3)), policy(Fulfilment.SPLIT))).isInstanceOf(Waiting.class);
        assertAvailable(west, kettle, 2);
    }

    @Test
    void an_order_that_starts_over_is_sourced_as_was_decided_first() {
        OrderId order = order(line(kettle, 5));
        allocation.reserve(order, policy(Fulfilment.COMPLETE));
        deadlineIsOver(wait(order));
        allocation.giveUp(wait(order));
        trade.receive(east, line(kettle, 3));
        trade.receive(west, line(kettle, 4));

        assertThat(allocation.reserve(order, policy(Fulfilment.SPLIT))).isInstanceOf(Waiting.class);

        assertWaiting(order);
    }

    @Test
    void who_takes_a_part_gets_what_there_is_and_the_rest_keeps_its_place() {
        trade.receive(east, line(kettle, 3));
        OrderId order = order(line(kettle, 5));

        AllocationOutcome first = allocation.reserve(order, policy(Fulfilment.PARTIAL));

        assertThat(allocation.reserve(order, null)).as("asked again").isEqualTo(first);
        UUID rest = rest(first);
        assertThat(allocation.outcome(rest)).isInstanceOf(Waiting.class);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
        OrderId younger = waiting(line(kettle, 1));

        trade.receive(west, line(kettle, 1));
        AllocationOutcome second = allocation.outcome(rest);
        trade.receive(west, line(kettle, 1));

        assertThat(allocation.reserve(order, null)).as("asked late").isEqualTo(first);
        assertThat(allocation.outcome(rest)).as("asked late").isEqualTo(second);
        assertThat(allocation.outcome(rest(second))).isInstanceOfSatisfying(Reserved.class,
                last -> assertThat(last.dispatches()).hasSize(1));
        assertThat(consignments.of(order)).extracting(Consignment::quantity)
                .containsExactly(Quantity.of(3), Quantity.of(1), Quantity.of(1));
        assertThat(consignments.of(order)).extracting(goods -> goods.items().getFirst().part())
                .containsExactly(0, 1, 2);
        assertThat(orders.get(order).goods().getFirst().reserved()).isEqualTo(Quantity.of(5));
        assertWaiting(younger);
    }

    @Test
    void the_rest_is_cancelled_at_its_deadline_and_frees_what_was_set_aside_for_it() {
        trade.receive(east, line(kettle, 3));
        OrderId order = order(line(kettle, 5), line(pan, 2));
        UUID rest = rest(allocation.reserve(order, policy(Fulfilment.PARTIAL)));
        OrderId younger = waiting(line(pan, 3));

        deadlineIsOver(rest);
        assertThat(allocation.giveUp(rest)).isEqualTo(new Ended());
        assertThat(allocation.giveUp(rest)).as("asked again").isEqualTo(new Ended());

        assertThat(orders.get(order).goods()).extracting(OrderLine::cancelled)
                .containsExactly(Quantity.of(2), Quantity.of(2));
        assertThat(orders.get(order).goods()).extracting(OrderLine::reserved)
                .containsExactly(Quantity.of(3), Quantity.ZERO);
        assertThat(allocation.cancelledRest(rest).orElseThrow().worth()).isEqualTo(Trade.money("60.00"));
        trade.receive(east, line(pan, 3));
        assertAllocated(younger, east);
    }

    @Test
    void an_undone_order_gives_back_its_part_and_its_place() {
        trade.receive(east, line(kettle, 3));
        OrderId order = order(line(kettle, 5));
        allocation.reserve(order, policy(Fulfilment.PARTIAL));

        close(order);
        allocation.release(order);

        assertThat(consignments.of(order)).isEmpty();
        assertAvailable(east, kettle, 3);
        assertThat(allocation.reserve(order(line(kettle, 3)), null)).isInstanceOf(Reserved.class);
    }

    @Test
    void a_part_that_expires_takes_the_rest_out_of_the_queue_and_the_order_starts_to_wait_anew() {
        trade.receive(east, line(kettle, 3));
        OrderId order = order(line(kettle, 5));
        UUID rest = rest(allocation.reserve(order, policy(Fulfilment.PARTIAL)));

        trade.reservationExpires(order);

        assertWaiting(order);
        assertThat(allocation.outcome(rest)).isEqualTo(new Ended());
        assertAvailable(east, kettle, 3);
        assertThat(allocation.reserve(order, null)).isInstanceOfSatisfying(Reserved.class,
                again -> assertThat(again.dispatches()).hasSize(2));
    }

    private static UUID rest(AllocationOutcome outcome) {
        return Objects.requireNonNull(((Reserved) outcome).dispatches().getLast().waitId());
    }

    private static SourcingPolicy policy(Fulfilment fulfilment) {
        return new SourcingPolicy("TEST", "For a test", fulfilment, 2, List.of(Criterion.REGION));
    }

    @Test
    void nothing_is_reserved_for_an_order_that_is_being_undone() {
        trade.receive(east, line(kettle, 5));
        OrderId order = order(line(kettle, 3));
        close(order);

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> allocation.reserve(order, null));

        assertAvailable(east, kettle, 5);
    }

    @Test
    void what_an_order_gets_will_be_in_transit_to_the_customers_warehouse() {
        trade.receive(east, line(kettle, 5));
        OrderId order = order(line(kettle, 3));
        allocation.reserve(order, null);

        String reference = consignments.of(order).getFirst().reference();
        inTransit.issue(reference, "D-" + order);
        inTransit.arrive(reference, "GR-" + order);

        assertThat(inventory.stock(LocationType.WAREHOUSE, List.of(kettle))).singleElement().satisfies(stock -> {
            assertThat(stock.location().customerId()).isEqualTo(customer.value());
            assertThat(stock.onHand()).isEqualTo(Quantity.of(3));
        });
    }

    private OrderId order(StockLine... lines) {
        return trade.approved(customer, lines);
    }

    private OrderId waiting(StockLine... lines) {
        OrderId order = order(lines);
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);
        return order;
    }

    @Test
    void those_who_wait_for_what_is_not_there_are_not_looked_at_one_by_one() {
        IntStream.range(0, 20).forEach(number -> reserve(order(line(kettle, 3))));
        assertThat(looksToServe(kettle)).isZero();
    }

    @Test
    void those_for_whom_the_first_in_the_queue_leaves_nothing_are_not_looked_at_one_by_one() {
        trade.receive(east, line(kettle, 2));
        List<OrderId> waiting = IntStream.range(0, 20).mapToObj(number -> order(line(kettle, 3))).toList();
        waiting.forEach(this::reserve);
        assertThat(looksToServe(kettle)).isEqualTo(1);

        trade.receive(east, line(kettle, 2));
        assertAllocated(waiting.getFirst(), east);
        waiting.subList(1, 20).forEach(this::assertWaiting);
    }

    private void reserve(OrderId order) {
        allocation.reserve(order, null);
    }

    /** At how many of those who wait for a product is looked closely to serve them. */
    private long looksToServe(Sku sku) {
        return Objects.requireNonNull(transaction.execute(status -> {
            locks.lock(StockPool.PLANTS);
            long before = policiesRead();
            grants.serve(StockPool.PLANTS, Set.of(sku));
            return policiesRead() - before;
        }));
    }

    private long policiesRead() {
        return jdbc
                .sql("""
                        SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_xact_user_tables WHERE relname = 'allocation_policy'""")
                .query(Long.class)
                .single();
    }

    private UUID wait(OrderId order) {
        return jdbc.sql("SELECT id FROM allocation_waiter WHERE order_id = ?").param(order.value()).query(UUID.class)
                .single();
    }

    private void deadlineIsOver(UUID wait) {
        jdbc.sql(
                "UPDATE allocation_waiter SET queued_at = now() - interval '9 days', deadline = now() - interval '1 day' WHERE id = ?")
                .param(wait).update();
    }

    private void close(OrderId order) {
        transaction.executeWithoutResult(status -> fence.close(order));
    }

    private void assertAllocated(OrderId order, LocationId plant) {
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(orders.get(order).locationId()).isEqualTo(plant.value());
        assertThat(consignments.of(order)).singleElement().satisfies(goods -> assertThat(
                inventory.reservation(goods.reference())).hasValueSatisfying(
                        reservation -> assertThat(reservation.location()).isEqualTo(plant)));
    }

    private void assertWaiting(OrderId order) {
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(consignments.of(order)).isEmpty();
    }

    private void assertAvailable(LocationId plant, Sku sku, long quantity) {
        assertThat(inventory.stock(LocationType.PLANT, List.of(sku)))
                .filteredOn(stock -> stock.location().id().equals(plant))
                .extracting(Stock::available)
                .containsExactly(Quantity.of(quantity));
    }
}
