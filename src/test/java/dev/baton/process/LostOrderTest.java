package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.order.LostOrderSweep;
import dev.baton.platform.fence.OrderId;
import dev.baton.process.CancelScenes.Scene;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Race;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody cancels the process of an order in the engine. Another one goes the same way, and nothing is done twice. */
@ProcessTest
@ResourceLock("lost-orders")
class LostOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Where simulated carriers never report by themselves. */
    private static final String QUIET = "Quiet Harbour";
    private static final int AT_ONCE = 4;

    private final Shop shop;
    private final CancelScenes scenes;
    private final Carrier carrier;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final CamundaClient engine;
    private final JdbcClient jdbc;
    private final LostOrderSweep sweep;

    @Autowired
    LostOrderTest(
            ApplicationContext baton,
            TestRestTemplate http,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            CamundaClient engine,
            JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.scenes = new CancelScenes(baton, http);
        this.carrier = new Carrier(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.engine = engine;
        this.jdbc = jdbc;
        this.sweep = new LostOrderSweep(baton);
    }

    @Test
    void an_order_gets_to_where_it_has_waited_and_is_cancelled_from_there() throws Exception {
        all(Stream.concat(scenes.waits().stream(), scenes.pickUps().stream()), scene -> {
            Placed order = scene.order();
            journeys.awaitElement(order, scene.standsAt());
            long entered = entered(order, scene.standsAt());
            lose(order);
            awaitEntered(order, scene.standsAt(), entered + 1);
            shop.cancel(order);
            shop.awaitStatus(order, "CANCELLED");
            assertThat(shop.timeline(order)).containsOnlyOnce("process.lost", "order.cancelled");
            assertThat(shop.order(order).path("offers").findValuesAsText("state")).hasSizeLessThan(2);
        });
    }

    @Test
    void goods_that_have_left_leave_once_and_are_settled_once() throws Exception {
        all(scenes.pickUps().stream(), scene -> {
            Placed order = scene.order();
            journeys.awaitElement(order, scene.standsAt());
            scenes.report(scene, "InTransit");
            journeys.awaitElement(order, "Task_AwaitDelivery");
            lose(order);
            awaitEntered(order, "Task_AwaitDelivery", 2);
            scenes.report(scene, "Delivered");
            shop.awaitStatus(order, "COMPLETED");
            assertThat(shop.order(order).path("shipments").findValuesAsText("status")).containsExactly("RECEIVED");
            assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo("CAPTURED");
            assertThat(shop.timeline(order)).containsOnlyOnce("process.lost", "shipment.booked", "order.shipped",
                    "order.delivered", "order.completed");
        });
    }

    @Test
    void goods_that_arrive_while_no_process_waits_for_them_are_settled() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10, QUIET);
        journeys.awaitElement(order, "Task_AwaitPickup");
        cancelInTheEngine(order);
        carrier.report(order, "InTransit");
        carrier.report(order, "Delivered");
        awaitTold(order);
        beLate(order);
        sweep.lookAfter(id(order));
        shop.awaitStatus(order, "COMPLETED");
        assertThat(simulators.deliveries(shop.order(order).path("sapSalesOrder").asText())).hasSize(1);
        assertThat(shop.stock(sku, Shop.PLANT).path("onHand").asInt()).isEqualTo(990);
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
    }

    @Test
    void a_part_whose_stock_came_later_is_dispatched_again_and_not_waited_for() {
        Distributor distributor = shop.distributor("50000.00", "GOLD");
        String sku = shop.expected("1130.00");
        shop.receive(sku, 10);
        Placed order = shop.place(distributor, sku, 40, QUIET);
        journeys.awaitElement(order, "Call_AwaitRest");
        shop.receive(sku, 30);
        awaitEntered(order, "Task_AwaitPickup", 2);
        lose(order);
        awaitEntered(order, "Task_AwaitPickup", 4);
        assertThat(shop.order(order).path("shipments")).hasSize(2);
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        shop.cancel(order);
        shop.awaitStatus(order, "CANCELLED");
        shop.assertUndone(order, distributor, "50000.00", sku);
    }

    @Test
    void a_reviewer_is_asked_again_and_whoever_has_approved_is_not() {
        Distributor distributor = shop.distributor("90000.00");
        String sku = shop.product("113.00");
        Placed order = shop.place(distributor, sku, 10);
        tasks.awaitTask(order, "Task_ReviewOrder");
        lose(order);
        awaitEntered(order, "Task_ReviewOrder", 2);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), Map.of("decision", "APPROVE"));
        shop.awaitStatus(order, "BACKORDERED");
        journeys.awaitElement(order, "Gateway_AwaitStock");
        long waits = entered(order, "Gateway_AwaitStock");

        lose(order);
        awaitEntered(order, "Gateway_AwaitStock", waits + 1);
        assertThat(entered(order, "Task_ReviewOrder")).isEqualTo(2);
        shop.receive(sku, 10);
        shop.awaitStatus(order, "COMPLETED");
        assertThat(shop.timeline(order)).containsOnlyOnce("order.approved", "order.allocated", "order.completed");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("88870.00");
    }

    @Test
    void an_order_that_was_to_be_amended_is_reviewed_again() {
        Placed order = shop.place(shop.distributor("90000.00"), shop.product("113.00"), 10);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"),
                Map.of("decision", "CHANGES", "comment", "Fewer, please"));
        shop.awaitStatus(order, "CHANGES_REQUESTED");
        lose(order);
        awaitEntered(order, "Task_ReviewOrder", 2);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), Map.of("decision", "APPROVE"));
        shop.awaitStatus(order, "BACKORDERED");
    }

    @Test
    void an_order_that_waits_for_money_goes_on_once_it_is_there() {
        Distributor distributor = shop.distributor("1000.00");
        Placed order = shop.place(distributor, shop.stocked("200.00"), 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        lose(order);
        awaitEntered(order, "Gateway_AwaitMoney", 2);
        shop.topUp(distributor, "1000.00");
        shop.awaitStatus(order, "COMPLETED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("0.00");
    }

    @Test
    void an_order_whose_stock_is_reserved_is_sold_from_there() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        new Refusing(simulators).salesOrder(sku, "The customer's sales area is not defined");
        Placed order = shop.place(distributor, sku, 10);
        tasks.awaitTask(order, "Task_ResolveSapRefusal");
        lose(order);
        shop.awaitStatus(order, "COMPLETED");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(shop.timeline(order)).containsOnlyOnce("order.allocated");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("3870.00");
    }

    @Test
    void an_order_that_was_cancelled_or_amended_while_it_had_no_process_is_undone() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10, QUIET);
        journeys.awaitElement(order, "Task_AwaitPickup");
        String shipment = shop.order(order).path("shipments").path(0).path("id").asText();
        Distributor poor = shop.distributor("1000.00");
        Placed amended = shop.place(poor, sku, 10);
        shop.awaitStatus(amended, "AWAITING_PAYMENT");
        cancelInTheEngine(order);
        cancelInTheEngine(amended);
        shop.cancel(order);
        shop.amend(amended, sku, 5);
        awaitTold(order);
        awaitTold(amended);

        beLate(order);
        beLate(amended);
        sweep.lookAfter(id(order));

        shop.awaitStatus(order, "CANCELLED");
        assertThat(simulators.bookings(shipment)).hasSize(1)
                .allSatisfy(booking -> assertThat(booking.path("status").asText()).isEqualTo("Cancelled"));
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("5000.00");
        shop.awaitStatus(amended, "COMPLETED");
        assertThat(shop.account(poor).path("available").asText()).as("less five, and their freight")
                .isEqualTo("375.00");
    }

    @Test
    void one_that_lives_is_left_alone_and_one_that_does_not_is_begun_once() {
        Placed order = shop.place(shop.distributor("10.00"), shop.stocked("113.00"), 10);
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        long process = process(order);
        beLate(order);
        sweep.lookAfter(id(order));
        assertThat(shop.timeline(order)).doesNotContain("process.lost");
        assertThat(process(order)).isEqualTo(process);

        cancelInTheEngine(order);
        Race.of(3, instance -> () -> {
            sweep.lookAfter(id(order));
            return true;
        });
        awaitEntered(order, "Gateway_AwaitMoney", 2);
        beLate(order);
        sweep.lookAfter(id(order));
        assertThat(shop.timeline(order)).containsOnlyOnce("process.lost");
        assertThat(entered(order, "Task_ClaimOrder")).isEqualTo(2);
    }

    private interface Check {

        void of(Scene scene);
    }

    private static void all(Stream<Supplier<Scene>> scenes, Check check) throws Exception {
        List<Callable<Scene>> each = new ArrayList<>();
        scenes.forEach(scene -> each.add(() -> {
            Scene placed = scene.get();
            try {
                check.of(placed);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(placed.toString(), failure);
            }
            return placed;
        }));
        try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Scene> one : some.invokeAll(each)) {
                one.get();
            }
        }
    }

    /** Somebody cancels its process in the engine, and that is found out. */
    private void lose(Placed order) {
        awaitTold(order);
        cancelInTheEngine(order);
        beLate(order);
        sweep.lookAfter(id(order));
    }

    private void cancelInTheEngine(Placed order) {
        engine.newCancelInstanceCommand(process(order)).send().join();
    }

    private void awaitTold(Placed order) {
        await().atMost(PATIENCE).until(() -> jdbc
                .sql("SELECT count(*) FROM outbox WHERE key = ? AND destination = 'engine'").param(order.id())
                .query(Integer.class).single() == 0);
    }

    private void beLate(Placed order) {
        sweep.longAgo(id(order));
    }

    private long process(Placed order) {
        return jdbc.sql("SELECT process_instance_key FROM orders WHERE id = ?::uuid").param(order.id())
                .query(Long.class).single();
    }

    private void awaitEntered(Placed order, String element, long times) {
        await(element + " for order " + order).atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entered(order, element)).isEqualTo(times));
    }

    private long entered(Placed order, String element) {
        return journeys.elementsEntered(order).stream().filter(element::equals).count();
    }

    private static OrderId id(Placed order) {
        return OrderId.of(order.id());
    }
}
