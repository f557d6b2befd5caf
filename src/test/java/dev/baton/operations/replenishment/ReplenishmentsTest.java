package dev.baton.operations.replenishment;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.allocation.Premises;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.Threshold;
import dev.baton.inventory.Thresholds;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Cancellations;
import dev.baton.order.Closings;
import dev.baton.order.LineQuantity;
import dev.baton.order.Order;
import dev.baton.order.OrderGoods;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderMoney;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.Pricing;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From low stock to an order, and back where the order comes to nothing. Processes stand still: see {@code ReplenishmentOrderTest}. */
@BatonTest
class ReplenishmentsTest {

    private static final Caller OPERATOR = new Caller("operator", Set.of(Role.OPERATOR), null);
    private static final long CLOSING = 4712;

    private final Replenishments replenishments;
    private final ReplenishmentView view;
    private final Inventory inventory;
    private final Thresholds thresholds;
    private final Orders orders;
    private final OrderMoney orderMoney;
    private final OrderGoods goods;
    private final Cancellations cancellations;
    private final Closings closings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trade trade;

    private CustomerId distributor = new CustomerId("unset");
    private LocationId warehouse = new LocationId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    ReplenishmentsTest(
            Replenishments replenishments,
            ReplenishmentView view,
            Inventory inventory,
            Thresholds thresholds,
            Orders orders,
            OrderMoney orderMoney,
            OrderGoods goods,
            Cancellations cancellations,
            Closings closings,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.replenishments = replenishments;
        this.view = view;
        this.inventory = inventory;
        this.thresholds = thresholds;
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.goods = goods;
        this.cancellations = cancellations;
        this.closings = closings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.trade = new Trade(beans);
    }

    /** Ten are there, of at least five and at most twenty. */
    @BeforeEach
    void aWarehouseWithEnough() {
        distributor = trade.distributor("9999.00");
        warehouse = Premises.warehouse(distributor);
        sku = kept(10, 5, 20L);
    }

    @Test
    void stock_that_falls_is_proposed_up_to_its_maximum_and_no_more_when_it_is_back() {
        assertThat(proposals(null)).isEmpty();
        take("a", 6);
        take("b", 1);
        assertThat(proposals(ReplenishmentState.OPEN))
                .extracting(Replenishment::quantity, Replenishment::available, Replenishment::minimum,
                        Replenishment::orderable)
                .containsExactly(tuple(Quantity.of(17), Quantity.of(3), Quantity.of(5), true));
        inventory.release("a-" + sku);
        assertThat(proposals(null)).extracting(Replenishment::state)
                .containsExactly(ReplenishmentState.NOT_NEEDED);
        take("c", 6);
        assertThat(proposals(null)).extracting(Replenishment::state)
                .containsExactly(ReplenishmentState.OPEN, ReplenishmentState.NOT_NEEDED);
    }

    @Test
    void without_a_maximum_twice_the_safety_stock_is_the_aim() {
        Sku other = kept(3, 5, null);
        assertThat(proposals(other, null)).extracting(Replenishment::quantity).containsExactly(Quantity.of(7));
    }

    @Test
    void a_proposal_is_ordered_once_and_knows_its_order() {
        take("a", 6);
        UUID id = only(ReplenishmentState.OPEN).id();

        Replenishment ordered = asideFrom(() -> replenishments.order(id, wanted(), OPERATOR));

        assertThat(ordered.state()).isEqualTo(ReplenishmentState.ORDERED);
        ProposalOrder made = Objects.requireNonNull(ordered.order());
        Order order = orders.get(made.id());
        assertThat(order.number()).isEqualTo(made.number());
        assertThat(order.customerId()).isEqualTo(distributor);
        assertThat(order.paymentMethod()).isEqualTo(PaymentMethod.PREPAID);
        assertThat(order.lines()).extracting(OrderLine::sku, OrderLine::quantity)
                .containsExactly(tuple(sku, Quantity.of(16)));
        assertThat(ordered.ordered()).isEqualTo(Quantity.of(16));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> replenishments.order(id, wanted(), OPERATOR))
                .withMessageContaining("ORDERED");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> replenishments.dismiss(id, "No", OPERATOR));
    }

    @Test
    void of_sixty_four_who_order_a_proposal_one_makes_an_order() {
        take("a", 6);
        UUID id = only(ReplenishmentState.OPEN).id();
        List<Boolean> ordered = Race.of(64, number -> () -> {
            try {
                asideFrom(() -> number % 2 == 0
                        ? replenishments.order(id, wanted(), OPERATOR)
                        : replenishments.order(warehouse, null, wanted(), OPERATOR));
                return true;
            } catch (ConflictException late) {
                return false;
            }
        });
        assertThat(ordered).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM orders WHERE customer_id = ?").param(distributor.value())
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void several_proposals_of_a_warehouse_are_one_order() {
        take("a", 6);
        Sku other = kept(1, 2, 4L);

        List<Replenishment> ordered = asideFrom(() -> replenishments.order(warehouse, null, wanted(), OPERATOR));

        assertThat(ordered).hasSize(2).extracting(Replenishment::order).containsOnly(ordered.getFirst().order());
        assertThat(orders.get(order(ordered.getFirst())).lines()).extracting(OrderLine::sku, OrderLine::quantity)
                .containsExactlyInAnyOrder(tuple(sku, Quantity.of(16)), tuple(other, Quantity.of(3)));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> replenishments.order(warehouse, null, wanted(), OPERATOR));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> replenishments.order(warehouse, List.of(UUID.randomUUID()), wanted(), OPERATOR));
    }

    @Test
    void an_order_that_comes_to_nothing_opens_its_proposal_again_while_stock_is_low() {
        take("a", 6);
        UUID id = only(ReplenishmentState.OPEN).id();
        OrderId first = order(asideFrom(() -> replenishments.order(id, wanted(), OPERATOR)));
        take("b", 1);

        cancel(first);

        Replenishment again = only(ReplenishmentState.OPEN);
        assertThat(again.id()).isEqualTo(id);
        assertThat(again.quantity()).isEqualTo(Quantity.of(17));
        assertThat(again.reason()).contains("was cancelled");
        OrderId second = order(asideFrom(() -> replenishments.order(id, wanted(), OPERATOR)));
        assertThat(second).isNotEqualTo(first);

        inventory.release("a-" + sku);
        assertThat(only(null).state()).as("it is on its way all the same").isEqualTo(ReplenishmentState.ORDERED);
        cancel(second);
        assertThat(only(null).state()).isEqualTo(ReplenishmentState.NOT_NEEDED);
    }

    @Test
    void goods_that_arrive_close_the_proposal_and_what_is_still_lacking_is_proposed_anew() {
        take("a", 6);
        OrderId enough =
                order(asideFrom(() -> replenishments.order(only(ReplenishmentState.OPEN).id(), wanted(), OPERATOR)));
        deliver(enough, 16);
        assertThat(only(null).state()).isEqualTo(ReplenishmentState.ARRIVED);

        take("b", 16);
        OrderId little =
                order(asideFrom(() -> replenishments.order(only(ReplenishmentState.OPEN).id(), wanted(), OPERATOR)));
        deliver(little, 0);
        assertThat(proposals(null)).extracting(Replenishment::state).containsExactly(
                ReplenishmentState.OPEN, ReplenishmentState.ARRIVED, ReplenishmentState.ARRIVED);
    }

    @Test
    void what_is_under_way_is_not_proposed_until_it_comes_to_nothing() {
        OrderId byHand = trade.priced(distributor, PaymentMethod.PREPAID, line(sku, 30));
        take("a", 6);
        assertThat(proposals(null)).isEmpty();
        cancel(byHand);
        assertThat(only(ReplenishmentState.OPEN).quantity()).isEqualTo(Quantity.of(16));
    }

    @Test
    void what_is_dismissed_is_proposed_again_when_the_stock_falls_anew() {
        take("a", 6);
        UUID id = only(ReplenishmentState.OPEN).id();
        assertThat(replenishments.dismiss(id, "Out of season", OPERATOR).reason()).isEqualTo("Out of season");
        assertThat(replenishments.dismiss(id, "Again", OPERATOR).reason()).isEqualTo("Out of season");
        take("b", 1);
        assertThat(only(null).state()).isEqualTo(ReplenishmentState.DISMISSED);
        inventory.release("a-" + sku);
        take("c", 6);
        assertThat(proposals(null)).extracting(Replenishment::state)
                .containsExactly(ReplenishmentState.OPEN, ReplenishmentState.DISMISSED);
    }

    @Test
    void a_plant_says_what_it_lacks_and_is_not_ordered_for() {
        LocationId plant = trade.plant("EAST");
        thresholds.set(new Threshold(new StockKey(plant, sku), Quantity.of(5), Quantity.of(5), null));
        Replenishment lacking = view.page(null, plant.value(), null, null, Limit.of(10), null).items().getFirst();
        assertThat(lacking.quantity()).isEqualTo(Quantity.of(10));
        assertThat(lacking.orderable()).isFalse();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> replenishments.order(lacking.id(), wanted(), OPERATOR))
                .withMessageContaining("produced");
        assertThat(replenishments.dismiss(lacking.id(), "Planned", OPERATOR).state())
                .isEqualTo(ReplenishmentState.DISMISSED);
    }

    @Test
    void stock_and_orders_that_come_and_go_at_once_leave_no_proposal_without_a_reason() {
        for (int round = 0; round < 8; round++) {
            Sku raced = kept(4, 5, 20L);
            UUID id = proposals(raced, ReplenishmentState.OPEN).getFirst().id();
            OrderId order = order(asideFrom(() -> replenishments.order(id, wanted(), OPERATOR)));
            Race.of(8, number -> () -> {
                if (number == 0) {
                    cancel(order);
                } else if (number % 2 == 0) {
                    trade.receive(warehouse, line(raced, 1));
                } else {
                    inventory.reserve(name("order"), warehouse, List.of(line(raced, 1)));
                }
                return number;
            });
            boolean low = jdbc.sql("SELECT available < 5 FROM stock WHERE location = ? AND sku = ?")
                    .params(warehouse.value(), raced.value()).query(Boolean.class).single();
            assertThat(proposals(raced, ReplenishmentState.ORDERED)).isEmpty();
            assertThat(proposals(raced, ReplenishmentState.OPEN)).hasSize(low ? 1 : 0);
        }
    }

    private Sku kept(long there, long minimum, @Nullable Long maximum) {
        Sku product = trade.product("10.00");
        trade.receive(warehouse, line(product, there));
        thresholds.set(new Threshold(new StockKey(warehouse, product), Quantity.of(minimum), Quantity.of(minimum),
                maximum == null ? null : Quantity.of(maximum)));
        return product;
    }

    private void take(String order, long quantity) {
        inventory.reserve(order + "-" + sku, warehouse, List.of(line(sku, quantity)));
    }

    private Replenishment only(@Nullable ReplenishmentState state) {
        List<Replenishment> found = proposals(state);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Replenishment> proposals(@Nullable ReplenishmentState state) {
        return proposals(sku, state);
    }

    private List<Replenishment> proposals(Sku of, @Nullable ReplenishmentState state) {
        return view.page(state, warehouse.value(), of.value(), null, Limit.of(50), null).items();
    }

    private static ObjectNode wanted() {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.putObject("shipTo").put("name", "Dock").put("line1", "Road 1").put("city", "Suzhou").put("country",
                "CN");
        return wanted;
    }

    /** Runs this, and keeps orders that it makes from being driven. */
    private <T> T asideFrom(Supplier<T> ordering) {
        return Objects.requireNonNull(transaction.execute(status -> {
            T made = ordering.get();
            jdbc.sql(
                    "DELETE FROM outbox WHERE destination = 'engine' AND key IN (SELECT id::text FROM orders WHERE customer_id = ?)")
                    .param(distributor.value()).update();
            return made;
        }));
    }

    private static OrderId order(Replenishment ordered) {
        return Objects.requireNonNull(ordered.order()).id();
    }

    private void cancel(OrderId order) {
        cancellations.cancel(order, "Not wanted", OPERATOR);
        assertThat(closings.end(order, CLOSING)).isEqualTo(OrderStatus.CANCELLED);
    }

    /** Lets all of an order leave and be received, and so much of it come into the warehouse. */
    private void deliver(OrderId id, long arrived) {
        transaction.executeWithoutResult(status -> {
            orders.applyPricing(orders.get(id), Pricing.NONE);
            orderMoney.markHeld(id);
            orders.markApproved(id, "test");
            List<LineQuantity> all = orders.get(id).lines().stream()
                    .filter(OrderLine::isGoods)
                    .map(each -> new LineQuantity(each.lineNo(), each.quantity()))
                    .toList();
            goods.reserve(id, all, "a plant", null);
            orders.markReleased(id, name("SO"), null);
            goods.ship(id, all);
            goods.deliver(id, all);
            if (arrived > 0) {
                trade.receive(warehouse, line(sku, arrived));
            }
        });
    }
}
