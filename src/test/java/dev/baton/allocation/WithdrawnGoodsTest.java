package dev.baton.allocation;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.AllocationOutcome.Ended;
import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.allocation.Consignment.State;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Blocked;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Stock that is reserved for orders proves not to be there. */
@BatonTest
class WithdrawnGoodsTest {

    private static final SourcingPolicy IN_PARTS =
            new SourcingPolicy("TEST", "For a test", Fulfilment.PARTIAL, 2, List.of(Criterion.REGION));

    private final Allocation allocation;
    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final GoodsMovements movements;
    private final Consignments consignments;
    private final Orders orders;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Trade trade;

    private Sku kettle = new Sku("unset");
    private LocationId east = new LocationId("unset");
    private LocationId west = new LocationId("unset");
    private CustomerId customer = new CustomerId("unset");

    @Autowired
    WithdrawnGoodsTest(BeanFactory beans) {
        this.allocation = beans.getBean(Allocation.class);
        this.inventory = beans.getBean(Inventory.class);
        this.inTransit = beans.getBean(GoodsInTransit.class);
        this.movements = beans.getBean(GoodsMovements.class);
        this.consignments = beans.getBean(Consignments.class);
        this.orders = beans.getBean(Orders.class);
        this.fence = beans.getBean(OrderFence.class);
        this.transaction = beans.getBean(TransactionTemplate.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void twoPlants() {
        kettle = trade.product("10.00");
        east = trade.plant("EAST");
        west = trade.plant("WEST");
        customer = trade.distributor("0.00");
    }

    @Test
    void goods_that_are_sold_wait_again_and_come_from_elsewhere() {
        trade.receive(east, line(kettle, 5));
        OrderId order = sold(line(kettle, 5));
        Consignment lost = consignments.of(order).getFirst();

        transaction.executeWithoutResult(status -> {
            missing(east, 5);
            assertThat(jdbc.sql(
                    "SELECT payload::text FROM outbox WHERE key = ? AND payload::text LIKE '%goods-withdrawn%'")
                    .param(order.toString()).query(String.class).single()).contains(lost.reference())
                    .contains(wait(order).toString());
        });

        assertThat(consignments.get(lost.id()).state()).isEqualTo(State.WITHDRAWN);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(told(order)).containsOnlyOnce("stock.withdrawn");
        assertReservedAndWaiting(order, 0, 5);
        UUID wait = wait(order);

        trade.receive(west, line(kettle, 5));
        assertReservedAndWaiting(order, 5, 0);
        assertThat(allocation.outcome(wait)).isInstanceOfSatisfying(Reserved.class,
                again -> assertThat(again.dispatches()).singleElement().extracting(Dispatch::consignmentId)
                        .isNotEqualTo(lost.id()));
        assertThat(consignments.of(order)).extracting(Consignment::state)
                .containsExactly(State.WITHDRAWN, State.RESERVED);
        assertThat(consignments.of(order).getLast().items().getFirst().part()).as("another item at SAP").isEqualTo(1);
    }

    @Test
    void what_another_plant_has_is_reserved_at_once() {
        trade.receive(east, line(kettle, 5));
        OrderId order = sold(line(kettle, 5));
        trade.receive(west, line(kettle, 7));

        missing(east, 5);

        assertReservedAndWaiting(order, 5, 0);
        assertThat(consignments.of(order).getLast().location()).isEqualTo(west);
    }

    @Test
    void an_order_without_a_sales_order_is_backordered_and_reserved_anew() {
        trade.receive(east, line(kettle, 5));
        OrderId order = reserved(line(kettle, 5));

        missing(east, 5);

        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        Boolean confirmed = transaction.execute(status -> allocation.confirm(order));
        assertThat(confirmed).isFalse();
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);
        trade.receive(west, line(kettle, 5));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(allocation.reserve(order, null)).isInstanceOfSatisfying(Reserved.class,
                again -> assertThat(again.dispatches()).singleElement().extracting(Dispatch::consignmentId)
                        .isEqualTo(consignments.of(order).getLast().id()));
    }

    @Test
    void an_order_without_a_sales_order_that_gets_nothing_in_time_ends() {
        trade.receive(east, line(kettle, 5));
        OrderId order = reserved(line(kettle, 5));
        missing(east, 5);
        UUID wait = wait(order);

        deadlineIsOver(wait);

        assertThat(allocation.giveUp(wait)).isEqualTo(new Ended());
        assertReservedAndWaiting(order, 0, 0);
    }

    @Test
    void goods_wait_with_the_rest_that_waits_already() {
        trade.receive(east, line(kettle, 3));
        OrderId order = reserved(line(kettle, 5));
        orders.markReleased(order, name("SO"), null);
        UUID rest = wait(order);

        missing(east, 3);

        assertThat(wait(order)).isEqualTo(rest);
        assertReservedAndWaiting(order, 0, 5);
        assertThat(jdbc.sql("SELECT sum(total) FROM allocation_waiter_line WHERE waiter_id = ?").param(rest)
                .query(Long.class).single()).isEqualTo(5000);
        trade.receive(west, line(kettle, 5));
        assertReservedAndWaiting(order, 5, 0);
        assertThat(allocation.outcome(rest)).isInstanceOfSatisfying(Reserved.class,
                all -> assertThat(all.dispatches()).hasSize(1));
    }

    @Test
    void an_order_that_is_sold_and_has_lost_all_is_not_cancelled_by_the_clock() {
        trade.receive(east, line(kettle, 5));
        OrderId order = sold(line(kettle, 5));
        missing(east, 5);
        UUID wait = wait(order);

        deadlineIsOver(wait);
        assertThat(allocation.giveUp(wait)).isInstanceOf(Waiting.class);
        assertThat(allocation.giveUp(wait)).as("asked again").isInstanceOf(Waiting.class);

        assertThat(told(order)).containsOnlyOnce("backorder.overdue");
        assertThat(orders.get(order).goods()).extracting(OrderLine::cancelled).containsExactly(Quantity.ZERO);
        trade.receive(east, line(kettle, 5));
        assertReservedAndWaiting(order, 5, 0);
    }

    @Test
    void what_was_withdrawn_is_not_dispatched_once_the_order_is_reserved_anew() {
        trade.receive(east, line(kettle, 3));
        trade.receive(west, line(kettle, 2));
        OrderId order = reserved(line(kettle, 5));
        assertThat(consignments.of(order)).hasSize(2);
        Consignment kept = consignments.of(order).stream().filter(found -> found.location().equals(west)).findAny()
                .orElseThrow();
        missing(east, 3);
        trade.reservationIsOver(order);
        assertThat(allocation.expire(kept)).isTrue();
        trade.receive(east, line(kettle, 5));

        assertThat(allocation.reserve(order, null)).isInstanceOfSatisfying(Reserved.class,
                again -> assertThat(again.dispatches()).singleElement()
                        .extracting(Dispatch::consignmentId)
                        .isEqualTo(consignments.of(order).getLast().id()));
        assertThat(consignments.of(order)).extracting(Consignment::state).containsExactly(State.RESERVED);
    }

    @Test
    void nothing_of_an_order_that_is_being_undone_waits() {
        trade.receive(east, line(kettle, 10));
        OrderId before = sold(line(kettle, 5));
        OrderId after = sold(line(kettle, 5));
        close(after);
        missing(east, 10);
        close(before);

        allocation.release(before);
        allocation.release(after);

        assertThat(waiting(before) + waiting(after)).isZero();
        trade.receive(east, line(kettle, 10));
        assertThat(allocation.reserve(order(line(kettle, 10)), null)).isInstanceOf(Reserved.class);
    }

    @Test
    void stock_that_comes_while_goods_of_one_who_waits_are_issued_does_not_deadlock() {
        trade.receive(east, line(kettle, 3));
        OrderId order = reserved(line(kettle, 5));
        String goods = consignments.of(order).getFirst().reference();

        CompletableFuture<?> receipt = Objects.requireNonNull(transaction.execute(status -> {
            fence.pass(order);
            CompletableFuture<?> begun = CompletableFuture.runAsync(() -> trade.receive(east, line(kettle, 2)));
            Blocked.await(jdbc);
            assertThat(inTransit.beginIssue(goods)).isTrue();
            return begun;
        }));
        receipt.join();

        assertReservedAndWaiting(order, 5, 0);
    }

    @Test
    void stock_that_is_missed_while_it_is_being_issued_does_not_deadlock() {
        trade.receive(east, line(kettle, 5));
        OrderId order = sold(line(kettle, 5));

        CompletableFuture<?> adjustment = whileIssued(order);

        assertThat(adjustment).failsWithin(Duration.ofSeconds(60)).withThrowableThat()
                .withCauseInstanceOf(ConflictException.class);
        assertReservedAndWaiting(order, 5, 0);
    }

    @Test
    void stock_that_one_who_waits_loses_while_goods_of_another_are_issued_does_not_deadlock() {
        Sku pan = trade.product("20.00");
        trade.receive(east, line(kettle, 6));
        OrderId issued = reserved(line(kettle, 1), line(pan, 1));
        OrderId loser = reserved(line(kettle, 5), line(pan, 1));

        CompletableFuture<?> adjustment = whileIssued(issued);

        assertThat(adjustment).succeedsWithin(Duration.ofSeconds(60));
        assertThat(waiting(issued)).isEqualTo(1);
        assertThat(waiting(loser)).isEqualTo(6);
    }

    /** Misses five while an order passes its point of no return. */
    private CompletableFuture<?> whileIssued(OrderId order) {
        String goods = consignments.of(order).getFirst().reference();
        return Objects.requireNonNull(transaction.execute(status -> {
            fence.pass(order);
            CompletableFuture<?> begun = CompletableFuture.runAsync(() -> missing(east, 5));
            Blocked.await(jdbc);
            assertThat(inTransit.beginIssue(goods)).isTrue();
            return begun;
        }));
    }

    @Test
    void withdrawals_that_race_with_confirmations_receipts_and_releases_keep_the_books_right_and_do_not_deadlock() {
        trade.receive(east, line(kettle, 40));
        trade.receive(west, line(kettle, 10));
        List<OrderId> ids = IntStream.range(0, 20).mapToObj(number -> reserved(line(kettle, 2))).toList();

        Race.of(60, number -> () -> {
            OrderId order = ids.get(number % 20);
            switch (number / 20) {
                case 0 -> transaction.execute(status -> allocation.confirm(order));
                case 1 -> {
                    if (number % 4 == 0) {
                        close(order);
                        allocation.release(order);
                    }
                }
                default -> {
                    if (number % 2 == 0) {
                        missing(east, 3);
                    } else {
                        trade.receive(west, line(kettle, 1));
                    }
                }
            }
            return number;
        });

        assertThat(ids).allSatisfy(order -> {
            boolean undone = ids.indexOf(order) % 4 == 0;
            Quantity reserved = consignments.of(order).stream()
                    .filter(found -> found.state() == State.RESERVED)
                    .map(Consignment::quantity)
                    .reduce(Quantity.ZERO, Quantity::plus);
            assertThat(reserved.plus(Quantity.of(waiting(order)))).isEqualTo(Quantity.of(undone ? 0 : 2));
            consignments.of(order).forEach(found -> assertThat(inventory.reservation(found.reference()).isPresent())
                    .isEqualTo(found.state() == State.RESERVED));
        });
    }

    private OrderId order(StockLine... lines) {
        return trade.approved(customer, lines);
    }

    private OrderId reserved(StockLine... lines) {
        OrderId order = order(lines);
        assertThat(allocation.reserve(order, IN_PARTS)).isInstanceOf(Reserved.class);
        return order;
    }

    private OrderId sold(StockLine... lines) {
        OrderId order = reserved(lines);
        orders.markReleased(order, name("SO"), null);
        return order;
    }

    private void missing(LocationId plant, long quantity) {
        movements.adjust(plant, List.of(new StockChange(kettle, Quantity.of(-quantity))), MovementReason.CORRECTION,
                name("C"));
    }

    private void close(OrderId order) {
        transaction.executeWithoutResult(status -> fence.close(order));
    }

    private UUID wait(OrderId order) {
        return jdbc.sql("SELECT id FROM allocation_waiter WHERE order_id = ? AND ended_at IS NULL")
                .param(order.value()).query(UUID.class).single();
    }

    private void deadlineIsOver(UUID wait) {
        jdbc.sql(
                "UPDATE allocation_waiter SET queued_at = now() - interval '9 days', deadline = now() - interval '1 day' WHERE id = ?")
                .param(wait).update();
    }

    private List<String> told(OrderId order) {
        return jdbc.sql("SELECT type FROM order_timeline WHERE order_id = ?").param(order.value())
                .query(String.class).list();
    }

    private long waiting(OrderId order) {
        return jdbc
                .sql("""
                        SELECT coalesce(sum(quantity), 0)::bigint FROM allocation_waiter JOIN allocation_waiter_line ON waiter_id = id
                        WHERE order_id = ?""")
                .param(order.value())
                .query(Long.class)
                .single();
    }

    private void assertReservedAndWaiting(OrderId order, long reserved, long waiting) {
        assertThat(orders.get(order).goods()).extracting(OrderLine::reserved).containsExactly(Quantity.of(reserved));
        assertThat(waiting(order)).isEqualTo(waiting);
    }
}
