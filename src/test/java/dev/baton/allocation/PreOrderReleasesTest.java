package dev.baton.allocation;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.AllocationOutcome.Reserved;
import dev.baton.allocation.AllocationOutcome.Waiting;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PreOrder;
import dev.baton.order.PreOrders;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Pre-orders in the queue for stock, and what becomes of their release dates. */
@BatonTest
class PreOrderReleasesTest {

    private static final Duration PATIENCE = Duration.ofDays(7);

    private final Allocation allocation;
    private final PreOrderReleases releases;
    private final StockQueue queue;
    private final PreOrders preOrders;
    private final Products products;
    private final GoodsMovements movements;
    private final BackorderChoices choices;
    private final Orders orders;
    private final Payments payments;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final Trade trade;
    private CustomerId customer = new CustomerId("unset");
    private LocationId plant = new LocationId("unset");
    /** Is released in a month. */
    private Sku sku = new Sku("unset");

    @Autowired
    PreOrderReleasesTest(
            Allocation allocation,
            PreOrderReleases releases,
            StockQueue queue,
            PreOrders preOrders,
            Products products,
            GoodsMovements movements,
            BackorderChoices choices,
            Orders orders,
            Payments payments,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BusinessCalendar calendar,
            Clock clock,
            BeanFactory beans) {
        this.allocation = allocation;
        this.releases = releases;
        this.queue = queue;
        this.preOrders = preOrders;
        this.products = products;
        this.movements = movements;
        this.choices = choices;
        this.orders = orders;
        this.payments = payments;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aPlantAndAProduct() {
        customer = trade.distributor("10000.00");
        plant = trade.plant("EAST");
        sku = trade.unreleased("1.00", in(30));
    }

    @Test
    void a_pre_order_waits_until_as_long_after_its_release_as_others_wait() {
        OrderId order = approved();
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);
        assertWaits(order, in(30));
        assertThat(allocation.reserve(order, null)).as("asked again").isInstanceOf(Waiting.class);
        assertWaits(order, in(30));

        trade.receive(plant, line(sku, 10));
        assertThat(allocation.reserve(order, null)).isInstanceOf(Reserved.class);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void of_several_products_the_last_release_counts() {
        Sku later = trade.unreleased("1.00", in(50));
        OrderId order = approved(sku, later, trade.product("1.00"));
        allocation.reserve(order, null);
        assertWaits(order, in(50));

        products.release(later, null);
        assertWaits(order, in(30));
    }

    @Test
    void a_change_of_the_release_date_that_is_killed_changes_nothing() {
        OrderId order = waiting();
        transaction.executeWithoutResult(status -> {
            products.release(sku, in(90));
            assertWaits(order, in(90));
            status.setRollbackOnly();
        });
        assertWaits(order, in(30));

        products.release(sku, in(90));
        assertWaits(order, in(90));
        products.release(sku, in(10));
        assertWaits(order, in(10));
    }

    @Test
    void a_pre_order_whose_stock_proves_not_to_be_there_waits_beyond_its_release_again() {
        OrderId order = approved();
        trade.receive(plant, line(sku, 10));
        assertThat(allocation.reserve(order, null)).isInstanceOf(Reserved.class);

        movements.adjust(plant, List.of(new StockChange(sku, Quantity.of(-10))), MovementReason.CORRECTION,
                Trade.name("C"));

        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(deadline(order)).isEqualTo(calendar.startOf(in(30)).plus(PATIENCE));
    }

    @Test
    void a_change_of_the_release_date_takes_nothing_from_what_its_customer_has_chosen() {
        products.release(sku, in(5));
        OrderId order = waiting();
        choices.choose(order, BackorderChoice.WAIT, null, new Caller("test", Set.of(Role.INTEGRATOR), null));
        Instant chosen = deadline(order);
        assertThat(chosen).isAfter(calendar.startOf(in(5)).plus(PATIENCE));

        products.release(sku, in(6));
        assertThat(deadline(order)).isEqualTo(chosen);
        products.release(sku, in(60));
        assertWaits(order, in(60));
        products.release(sku, null);
        assertThat(deadline(order)).isEqualTo(chosen);
    }

    @Test
    void when_its_day_has_come_a_pre_order_is_an_ordinary_back_order_once() {
        OrderId order = waiting();
        Instant deadline = deadline(order);
        dayComes(order);
        releases.release(order);
        releases.release(order);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(deadline(order)).isEqualTo(deadline);
        assertThat(notes(order, "order.released-for-sale")).isEqualTo(1);
        assertThat(allocation.reserve(order, null)).as("asked again").isInstanceOf(Waiting.class);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
    }

    @Test
    void the_day_is_noticed_without_anybody_asking() {
        OrderId order = waiting();
        dayComes(order);
        Awaitility.await().atMost(Duration.ofSeconds(100))
                .until(() -> orders.get(order).status() == OrderStatus.BACKORDERED);
    }

    @Test
    void an_order_that_joins_after_its_day_has_come_is_a_back_order() {
        OrderId order = approved();
        dayComes(order);
        allocation.reserve(order, null);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(deadline(order)).isBetween(clock.instant().plus(PATIENCE).minusSeconds(60),
                clock.instant().plus(PATIENCE));
    }

    @Test
    void a_pre_order_that_is_being_undone_is_not_released_for_sale() {
        OrderId order = waiting();
        transaction.executeWithoutResult(status -> fence.close(order));
        products.release(sku, null);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.PRE_ORDERED);
        assertThat(preOrders.due(Integer.MAX_VALUE)).doesNotContain(order);
        allocation.release(order);
        assertThat(queue.find(order)).isEmpty();
    }

    @Test
    void while_orders_join_and_the_date_is_changed_each_has_the_last_date() {
        List<OrderId> all = IntStream.range(0, 8).mapToObj(number -> approved()).toList();
        Race.of(24, number -> () -> {
            if (number < 8) {
                allocation.reserve(all.get(number), null);
            } else {
                products.release(sku, in(30 + number));
            }
            return number;
        });
        LocalDate last = releaseOn();
        assertThat(all).allSatisfy(order -> assertWaits(order, last));
    }

    @Test
    void of_sixty_four_that_bring_stock_release_cancel_and_ask_each_order_has_one_end() {
        List<OrderId> all = IntStream.range(0, 16).mapToObj(number -> waiting()).toList();
        Race.of(64, number -> () -> {
            OrderId order = all.get(number % 16);
            switch (number / 16) {
                case 0 -> trade.receive(plant, line(sku, 5));
                case 1 -> products.release(sku, number % 2 == 0 ? in(60) : in(5 + number));
                case 2 -> releases.release(order);
                default -> {
                    if (number % 4 == 0) {
                        transaction.executeWithoutResult(status -> fence.close(order));
                        allocation.release(order);
                    }
                }
            }
            return number;
        });
        // an order that was cancelled has given its stock back, though nothing has told its state
        int reserved = jdbc.sql("SELECT reserved::int FROM stock WHERE location = ? AND sku = ?")
                .params(plant.value(), sku.value()).query(Integer.class).single();
        assertThat(reserved).as("80 are there, for 10 each").isLessThanOrEqualTo(80).isGreaterThanOrEqualTo(40);
        assertThat(reserved % 10).as("each has all of its goods or none").isZero();
        LocalDate last = releaseOn();
        all.stream().filter(order -> orders.get(order).status() == OrderStatus.PRE_ORDERED)
                .filter(order -> queue.find(order).isPresent())
                .forEach(order -> assertWaits(order, last));
    }

    private OrderId waiting() {
        OrderId order = approved();
        assertThat(allocation.reserve(order, null)).isInstanceOf(Waiting.class);
        return order;
    }

    private OrderId approved() {
        return approved(sku);
    }

    private OrderId approved(Sku... skus) {
        OrderId order = trade.preOrdered(customer, PaymentMethod.PREPAID,
                Arrays.stream(skus).map(each -> line(each, 10))
                        .toArray(StockLine[]::new));
        payments.hold(order);
        orders.markApproved(order, "test");
        return order;
    }

    /** The clock stays: the day is moved to it. */
    private void dayComes(OrderId order) {
        jdbc.sql("UPDATE product SET release_on = ? WHERE sku = ?").params(in(0), sku.value()).update();
        jdbc.sql("UPDATE order_pre_order SET release_on = ? WHERE order_id = ?").params(in(0), order.value()).update();
    }

    private void assertWaits(OrderId order, LocalDate releaseOn) {
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.PRE_ORDERED);
        assertThat(preOrders.find(order).map(PreOrder::releaseOn)).contains(releaseOn);
        assertThat(deadline(order)).isEqualTo(calendar.startOf(releaseOn).plus(PATIENCE));
    }

    private Instant deadline(OrderId order) {
        return queue.find(order).orElseThrow().deadline();
    }

    private LocalDate releaseOn() {
        return Objects.requireNonNull(Objects.requireNonNull(products.find(List.of(sku)).get(sku)).releaseOn());
    }

    private long notes(OrderId order, String type) {
        return jdbc.sql("SELECT count(*) FROM order_timeline WHERE order_id = ? AND type = ?")
                .params(order.value(), type).query(Long.class).single();
    }

    private LocalDate in(int days) {
        return calendar.today(clock.instant()).plusDays(days);
    }
}
