package dev.baton.allocation;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.Inventory;
import dev.baton.inventory.RingFences;
import dev.baton.inventory.Stock;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Choices, grants, ranks and deadlines at the same moment. */
@BatonTest
class BackorderRaceTest {

    private static final Caller OPERATOR = new Caller("olga", Set.of(Role.OPERATOR), null);

    private final Allocation allocation;
    private final BackorderChoices choices;
    private final Consignments consignments;
    private final RingFences fences;
    private final Inventory inventory;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final Trade trade;
    private final Waits waits;

    @Autowired
    BackorderRaceTest(
            Allocation allocation,
            BackorderChoices choices,
            Consignments consignments,
            RingFences fences,
            Inventory inventory,
            Orders orders,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.allocation = allocation;
        this.choices = choices;
        this.consignments = consignments;
        this.fences = fences;
        this.inventory = inventory;
        this.orders = orders;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
        this.waits = new Waits(beans);
    }

    @Test
    void of_a_cancel_a_grant_and_a_deadline_one_gets_the_rest_and_nothing_of_it_is_lost() {
        Sku there = trade.product("10.00");
        Sku sku = trade.product("10.00");
        LocationId plant = trade.plant("EAST");
        trade.receive(plant, line(there, 16));
        List<OrderId> ids = IntStream.range(0, 16).mapToObj(number -> {
            OrderId order = waits.waitingForRest(line(there, 1), line(sku, 3));
            deadlineIsOver(order);
            return order;
        }).toList();
        List<UUID> rests = ids.stream().map(waits::wait).toList();

        Race.of(64, number -> () -> {
            OrderId order = ids.get(number % 16);
            switch (number / 16) {
                case 0 -> choose(order, BackorderChoice.CANCEL);
                case 1 -> choose(order, BackorderChoice.WAIT);
                case 2 -> allocation.giveUp(rests.get(number % 16));
                default -> trade.receive(plant, line(sku, 2));
            }
            return number;
        });

        ids.forEach(order -> {
            OrderLine goods = orders.get(order).goods().getLast();
            Quantity waiting = waits.waits(order) ? waited(order) : Quantity.ZERO;
            assertThat(goods.reserved().plus(goods.cancelled()).plus(waiting)).isEqualTo(Quantity.of(3));
            assertThat(consignments.of(order).stream().map(Consignment::quantity).reduce(Quantity.ZERO, Quantity::plus))
                    .isEqualTo(goods.reserved().plus(Quantity.of(1)));
        });
        Quantity reserved = ids.stream().map(id -> orders.get(id).goods().getLast().reserved())
                .reduce(Quantity.ZERO, Quantity::plus);
        assertThat(reserved.plus(available(sku))).as("all that came is given or there").isEqualTo(Quantity.of(32));
    }

    @Test
    void whole_orders_that_are_granted_cancelled_part_taken_and_given_up_end_in_one_of_these() {
        Sku sku = trade.product("10.00");
        LocationId plant = trade.plant("EAST");
        List<OrderId> ids = IntStream.range(0, 13).mapToObj(number -> waits.waiting(line(sku, 4))).toList();
        ids.forEach(this::deadlineIsOver);
        List<UUID> first = ids.stream().map(waits::wait).toList();

        Race.of(65, number -> () -> {
            OrderId order = ids.get(number % 13);
            switch (number / 13) {
                case 0 -> choose(order, BackorderChoice.CANCEL);
                case 1 -> choose(order, BackorderChoice.TAKE_PART);
                case 2 -> giveUp(first.get(number % 13));
                case 3 -> rank(first.get(number % 13), number);
                default -> trade.receive(plant, line(sku, 3));
            }
            return number;
        });

        ids.forEach(order -> {
            OrderStatus status = orders.get(order).status();
            assertThat(status).isIn(OrderStatus.CANCELLING, OrderStatus.ALLOCATED, OrderStatus.BACKORDERED);
            if (status == OrderStatus.CANCELLING) {
                allocation.release(order);
                assertThat(consignments.of(order)).isEmpty();
                assertThat(waits.waits(order)).isFalse();
            }
        });
        Quantity reserved = ids.stream().flatMap(id -> consignments.of(id).stream()).map(Consignment::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        assertThat(reserved.plus(available(sku))).isEqualTo(Quantity.of(39));
    }

    @Test
    void of_ninety_orders_that_race_for_a_hundred_sixty_get_one_where_forty_are_set_aside_for_another_channel() {
        Sku sku = trade.product("10.00");
        LocationId plant = trade.plant("EAST");
        trade.receive(plant, line(sku, 100));
        fences.set(plant, sku, "RETAILER", Quantity.of(40), "sven");
        List<OrderId> ids = IntStream.range(0, 90).mapToObj(number -> waits.order(line(sku, 1))).toList();

        Race.of(90, number -> () -> allocation.reserve(ids.get(number), null));

        assertThat(ids).filteredOn(id -> orders.get(id).status() == OrderStatus.ALLOCATED).hasSize(60);
        assertThat(waits.waitingFor(sku)).isEqualTo(30);
        assertThat(available(sku)).isEqualTo(Quantity.of(40));

        fences.end(plant, sku, "RETAILER");
        assertThat(waits.waitingFor(sku)).as("what is set aside no more goes to those who wait").isZero();
    }

    private void choose(OrderId order, BackorderChoice choice) {
        try {
            choices.choose(order, choice, null, OPERATOR);
        } catch (ConflictException | OrderClosedException late) {
            assertThat(late).isNotNull();
        }
    }

    private void giveUp(UUID wait) {
        try {
            allocation.giveUp(wait);
        } catch (OrderClosedException late) {
            assertThat(late).isNotNull();
        }
    }

    private void rank(UUID wait, int hours) {
        try {
            waits.rankWait(wait, hours);
        } catch (OrderClosedException late) {
            assertThat(late).isNotNull();
        }
    }

    private Quantity waited(OrderId order) {
        return jdbc.sql("""
                SELECT sum(quantity) AS quantity FROM allocation_waiter_line JOIN allocation_waiter ON id = waiter_id
                WHERE order_id = ?""")
                .param(order.value())
                .query(Row.as(row -> row.quantity("quantity")))
                .single();
    }

    private Quantity available(Sku sku) {
        return inventory.stock(LocationType.PLANT, List.of(sku)).stream().map(Stock::available)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private void deadlineIsOver(OrderId order) {
        jdbc.sql("""
                UPDATE allocation_waiter SET queued_at = now() - interval '9 days', deadline = now() - interval '1 day'
                WHERE order_id = ? AND ended_at IS NULL""")
                .param(order.value())
                .update();
    }
}
