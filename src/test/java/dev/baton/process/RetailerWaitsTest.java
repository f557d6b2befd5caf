package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.process.Market.Retailer;
import dev.baton.product.Sku;
import dev.baton.testing.Journeys;
import dev.baton.testing.LostCompletions;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders of retailers that wait too long for something. Every job is delivered twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class RetailerWaitsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final ApplicationContext baton;
    private final Shop shop;
    private final Market market;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final LostCompletions completions;
    private final JdbcClient jdbc;

    @Autowired
    RetailerWaitsTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock,
            LostCompletions completions,
            JdbcClient jdbc) {
        this.baton = baton;
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.completions = completions;
        this.jdbc = jdbc;
    }

    @Test
    void a_distributor_that_does_not_answer_in_time_is_passed_over() {
        Retailer retailer = market.retailer("5000.00");
        Distributor neighbour = market.distributor();
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        shop.receive(neighbour.warehouse(), sku, 100);
        Placed order = market.place(retailer, sku, 10);
        String expiresAt = market.awaitOffer(order, retailer.distributor()).path("expiresAt").asText();
        clock.advanceTo(Instant.parse(expiresAt).plusSeconds(60));
        market.accept(order, neighbour);
        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("offers").findValuesAsText("state")).containsExactly("EXPIRED", "ACCEPTED");
        assertThat(shop.timeline(order)).containsOnlyOnce("order.offer-expired", "order.seller-assigned");
        assertThat(journeys.elementsEntered(order)).contains("Boundary_OfferExpired");
        assertThat(shop.stock(sku, neighbour.warehouse()).path("onHand").asInt()).isEqualTo(90);
    }

    @Test
    void the_timeline_says_that_an_order_has_waited_long_for_an_operator_to_find_a_distributor() {
        Retailer retailer = market.retailer("5000.00");
        Placed order = market.place(retailer, market.stocked(retailer.distributor(), "113.00", 100), 10);
        market.answer(market.awaitOffer(order, retailer.distributor()), "DECLINE");
        tasks.awaitTask(order, "Task_ChooseSeller");
        clock.advance(Duration.ofHours(5));
        journeys.awaitElement(order, "Event_OverdueChoiceNoted");
        tasks.complete(tasks.awaitTask(order, "Task_ChooseSeller"), Map.of("decision", "GIVE_UP"));
        market.awaitEnd(order, "CANCELLED");
        assertThat(shop.timeline(order)).containsOnlyOnce("order.seller-sought");
    }

    @Test
    void an_order_that_is_not_paid_in_time_is_cancelled() {
        Retailer retailer = market.retailer("1000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10);
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        clock.advance(Duration.ofDays(3).plusMinutes(5), DAY);
        market.awaitEnd(order, "CANCELLED");
        market.assertUndone(order, retailer, "1000.00", sku);
    }

    @Test
    void money_that_is_granted_before_the_deadline_counts_although_the_process_has_not_heard_of_it() {
        Retailer retailer = market.retailer("1000.00");
        Placed order = market.place(retailer, market.stocked(retailer.distributor(), "113.00", 100), 10);
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        baton.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            new Trade(baton).topUp(new CustomerId(retailer.id()), "130.00");
            jdbc.sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'").param(order.id()).update();
        });
        clock.advance(Duration.ofDays(3).plusMinutes(5), DAY);
        market.accept(order, retailer.distributor());
        market.awaitEnd(order, "COMPLETED");
    }

    @Test
    void an_order_on_which_nobody_decides_is_cancelled() {
        Retailer retailer = market.retailer("200000.00");
        String sku = market.stocked(retailer.distributor(), "1130.00", 100);
        Placed order = market.place(retailer, sku, 60);
        tasks.awaitTask(order, "Task_ReviewOrder");
        clock.advance(Duration.ofDays(14));
        market.awaitEnd(order, "CANCELLED");
        market.assertUndone(order, retailer, "200000.00", sku);
    }

    @Test
    void an_order_whose_stock_does_not_come_in_time_is_cancelled() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(market.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10);
        market.accept(order, retailer.distributor());
        journeys.awaitElement(order, "Gateway_AwaitStock");
        clock.advance(Duration.ofDays(7).plusMinutes(5), DAY);
        market.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).contains("Event_OrderUnfilled");
        market.assertUndone(order, retailer, "5000.00", sku);
    }

    @Test
    void an_order_whose_reservation_expires_before_its_release_is_reserved_again() {
        // reserving twice would reserve again at once
        completions.switchedOn(false);
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = Objects.requireNonNull(baton.getBean(TransactionTemplate.class).execute(status -> {
            Placed held = market.place(retailer, sku, 10);
            market.awaitOffer(held, retailer.distributor());
            jdbc.sql("LOCK TABLE ledger_hold IN ACCESS EXCLUSIVE MODE").update();
            market.accept(held, retailer.distributor());
            shop.awaitStatus(held, "ALLOCATED");
            return expired(held);
        }));

        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.timeline(order)).contains("reservation.expired");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Boundary_ReservationExpired",
                "Task_ReserveStock", "Task_ReleaseToSeller", "Event_OrderCompleted");
    }

    /** In transactions of its own, while the test holds up the release in another one. */
    private Placed expired(Placed order) {
        OrderId id = OrderId.of(order.id());
        try (var elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
            var unused = elsewhere.submit(() -> new Trade(baton).reservationExpires(id));
        }
        shop.awaitStatus(order, "BACKORDERED");
        return order;
    }

    @Test
    void a_pre_order_is_released_to_its_distributor_once_the_rest_of_its_money_is_held() {
        Retailer retailer = market.retailer("5000.00");
        String sku = unreleased();
        Placed order = market.place(retailer, sku, 10);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), Map.of("decision", "APPROVE"));
        market.accept(order, retailer.distributor());
        shop.awaitStatus(order, "PRE_ORDERED");
        receive(retailer, sku);
        market.awaitEnd(order, "COMPLETED");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Boundary_PreOrder", "Task_DecideDeposit",
                "Task_HoldMoney", "Task_ReserveStock", "Task_ReleaseToSeller", "Boundary_PaymentDue",
                "Call_AwaitRest",
                "Task_ReleaseToSeller", "Event_OrderCompleted");
    }

    @Test
    void a_pre_order_whose_rest_is_never_paid_is_undone() {
        Retailer retailer = market.retailer("400.00");
        String sku = unreleased();
        Placed order = market.place(retailer, sku, 10);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), Map.of("decision", "APPROVE"));
        market.accept(order, retailer.distributor());
        shop.awaitStatus(order, "PRE_ORDERED");
        receive(retailer, sku);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        clock.advance(Duration.ofDays(3).plusMinutes(5), DAY);
        market.awaitEnd(order, "CANCELLED");
        market.assertUndone(order, retailer, "400.00", sku);
    }

    private String unreleased() {
        String sku = shop.product("113.00");
        LocalDate today = baton.getBean(BusinessCalendar.class).today(clock.instant());
        shop.release(sku, today.plusDays(10));
        return sku;
    }

    private void receive(Retailer retailer, String sku) {
        baton.getBean(GoodsMovements.class).receive(new LocationId(retailer.distributor().warehouse()),
                List.of(new StockLine(new Sku(sku), Quantity.of(10))), MovementReason.RECEIPT, sku);
    }
}
