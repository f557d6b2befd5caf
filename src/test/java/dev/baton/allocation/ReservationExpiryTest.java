package dev.baton.allocation;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
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

/** Nothing here depends on who lets a reservation expire: the test, or the schedule that runs beside it. */
@BatonTest
class ReservationExpiryTest {

    private static final SourcingPolicy IN_PARTS =
            new SourcingPolicy("TEST", "For a test", Fulfilment.PARTIAL, 2, List.of(Criterion.REGION));

    private final Allocation allocation;
    private final BackorderChoices choices;
    private final Inventory inventory;
    private final Consignments consignments;
    private final Orders orders;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Trade trade;

    private Sku kettle = new Sku("unset");
    private Sku pan = new Sku("unset");
    private LocationId plant = new LocationId("unset");
    private CustomerId customer = new CustomerId("unset");

    @Autowired
    ReservationExpiryTest(
            Allocation allocation,
            BackorderChoices choices,
            Inventory inventory,
            Consignments consignments,
            Orders orders,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.allocation = allocation;
        this.choices = choices;
        this.inventory = inventory;
        this.consignments = consignments;
        this.orders = orders;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aPlantWithTwoProducts() {
        kettle = trade.product("10.00");
        pan = trade.product("20.00");
        plant = trade.plant("EAST");
        customer = trade.distributor("0.00");
        trade.receive(plant, line(kettle, 100), line(pan, 100));
    }

    @Test
    void the_stock_goes_back_and_the_order_waits_again_as_its_timeline_says() {
        OrderId order = reserved(line(kettle, 60), line(pan, 60));

        trade.reservationIsOver(order);
        expire(order);

        assertThat(available(kettle)).isEqualTo(Quantity.of(100));
        assertThat(available(pan)).isEqualTo(Quantity.of(100));
        Order waiting = orders.get(order);
        assertThat(waiting.status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(waiting.locationId()).isNull();
        assertThat(waiting.goods()).allSatisfy(line -> assertThat(line.reserved()).isEqualTo(Quantity.ZERO));
        assertThat(jdbc.sql("SELECT detail FROM order_timeline WHERE order_id = ? AND type = 'reservation.expired'")
                .param(order.value())
                .query(String.class)
                .list()).hasSize(1);
    }

    @Test
    void what_a_customer_does_without_is_not_asked_for_again_and_its_money_is_given_back() {
        Sku scarce = trade.product("10.00");
        trade.receive(plant, line(scarce, 3));
        OrderId order = trade.approved(customer, line(scarce, 5));
        assertThat(allocation.reserve(order, IN_PARTS)).isInstanceOf(Reserved.class);
        UUID rest = jdbc.sql("SELECT id FROM allocation_waiter WHERE order_id = ? AND ended_at IS NULL")
                .param(order.value()).query(UUID.class).single();
        choices.choose(order, BackorderChoice.CANCEL, null, new Caller("test", Set.of(Role.INTEGRATOR), null));
        trade.reservationIsOver(order);
        expire(order);

        AllocationOutcome again = allocation.reserve(order, null);

        assertThat(again).isInstanceOfSatisfying(Reserved.class, reserved -> assertThat(reserved.dispatches())
                .extracting(dispatch -> dispatch.consignmentId() == null, Dispatch::waitId)
                .containsExactly(tuple(false, null), tuple(true, rest)));
        assertThat(allocation.reserve(order, null)).as("asked again").isEqualTo(again);
        trade.receive(plant, line(scarce, 2));
        assertThat(orders.get(order).goods()).extracting(OrderLine::reserved, OrderLine::cancelled)
                .containsExactly(tuple(Quantity.of(3), Quantity.of(2)));
        assertThat(consignments.of(order).getFirst().worth()).isEqualTo(Trade.money("30.00"));
    }

    @Test
    void it_does_not_go_back_before_its_time() {
        OrderId order = reserved(line(kettle, 60));

        assertThat(expire(order)).isFalse();

        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void the_stock_goes_to_those_who_wait_and_the_order_gets_behind_them() {
        OrderId slow = reserved(line(kettle, 60));
        OrderId next = trade.approved(customer, line(kettle, 60));
        assertThat(allocation.reserve(next, null)).isInstanceOf(AllocationOutcome.Waiting.class);

        trade.reservationIsOver(slow);
        expire(slow);

        assertThat(orders.get(next).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(allocation.reserve(slow, null)).isInstanceOf(AllocationOutcome.Waiting.class);
        trade.receive(plant, line(kettle, 20));
        assertThat(orders.get(slow).status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void an_order_that_asks_again_while_there_is_stock_is_reserved_again() {
        OrderId order = reserved(line(kettle, 60));
        trade.reservationIsOver(order);
        expire(order);

        assertThat(allocation.reserve(order, null)).isInstanceOf(AllocationOutcome.Reserved.class);

        assertThat(expire(order)).as("it has its whole time again").isFalse();
    }

    @Test
    void what_is_confirmed_stays_and_expires_only_when_that_is_taken_back() {
        OrderId order = reserved(line(kettle, 60));
        assertThat(confirm(order)).isTrue();
        assertThat(expire(order)).isFalse();

        transaction.executeWithoutResult(status -> allocation.unconfirm(order));
        trade.reservationIsOver(order);
        expire(order);

        assertThat(confirm(order)).as("too late").isFalse();
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
    }

    @Test
    void an_order_that_is_undone_gives_back_by_itself() {
        OrderId order = reserved(line(kettle, 60));
        transaction.executeWithoutResult(status -> fence.close(order));
        trade.reservationIsOver(order);

        assertThat(expire(order)).isFalse();

        allocation.release(order);
        assertThat(available(kettle)).isEqualTo(Quantity.of(100));
    }

    @Test
    void of_a_release_and_an_expiry_that_race_one_wins() {
        List<OrderId> ids = IntStream.range(0, 24)
                .mapToObj(number -> reserved(line(kettle, 1), line(pan, 1)))
                .toList();
        ids.forEach(trade::reservationIsOver);

        List<Boolean> won = Race.of(48, number -> () -> number % 2 == 0
                ? confirm(ids.get(number / 2))
                : expire(ids.get(number / 2)));

        IntStream.range(0, 24).forEach(number -> {
            boolean confirmed = won.get(2 * number);
            OrderId order = ids.get(number);
            assertThat(orders.get(order).status())
                    .isEqualTo(confirmed ? OrderStatus.ALLOCATED : OrderStatus.BACKORDERED);
            assertThat(consignments.of(order).isEmpty()).isEqualTo(!confirmed);
        });
        long kept = IntStream.range(0, 24).filter(number -> won.get(2 * number)).count();
        assertThat(available(kettle)).isEqualTo(Quantity.of(100 - kept));
        assertThat(available(pan)).isEqualTo(Quantity.of(100 - kept));
    }

    private boolean expire(OrderId order) {
        return consignments.of(order).stream().map(allocation::expire).findFirst().orElse(false);
    }

    private boolean confirm(OrderId order) {
        return Boolean.TRUE.equals(transaction.execute(status -> allocation.confirm(order)));
    }

    private OrderId reserved(StockLine... lines) {
        OrderId order = trade.approved(customer, lines);
        assertThat(allocation.reserve(order, null)).isInstanceOf(AllocationOutcome.Reserved.class);
        return order;
    }

    private Quantity available(Sku sku) {
        StockKey key = new StockKey(plant, sku);
        return Objects.requireNonNull(transaction.execute(status -> inventory.lock(List.of(key)).get(key)));
    }
}
