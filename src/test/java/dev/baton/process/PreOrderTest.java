package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders for what is not released yet: a deposit first, then the rest, and the sales order after that. */
@ProcessTest
@Isolated("moves the clock")
class PreOrderTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final ApplicationContext baton;
    private final Shop shop;
    private final Journeys journeys;
    private final Simulators simulators;
    private final TestClock clock;
    private final BusinessCalendar calendar;
    private final JdbcClient jdbc;

    @Autowired
    PreOrderTest(
            ApplicationContext baton,
            Journeys journeys,
            Simulators simulators,
            TestClock clock,
            BusinessCalendar calendar,
            JdbcClient jdbc) {
        this.baton = baton;
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.simulators = simulators;
        this.clock = clock;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    @Test
    void stock_that_comes_before_the_release_turns_a_pre_order_into_a_sales_order_once_the_rest_is_held() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = unreleased(10);
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "PRE_ORDERED");

        JsonNode waiting = shop.order(order);
        assertThat(waiting.path("review").path("reasons").findValuesAsText("rule")).contains("REV-PRE-ORDER")
                .doesNotContain("REV-PLAIN-ORDER", "REV-SUPPLY-IN-SIGHT");
        assertThat(waiting.path("paymentStatus").asText()).isEqualTo("PARTIALLY_HELD");
        assertThat(waiting.path("preOrder").path("releaseOn").asText()).isEqualTo(in(10).toString());
        assertThat(waiting.path("preOrder").path("depositPercent").asInt()).isEqualTo(30);
        assertThat(waiting.path("preOrder").path("deposit").asText()).isEqualTo("300.00");
        assertThat(waiting.path("preOrder").path("rule").asText()).isEqualTo("PRE-DISTRIBUTOR");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("4700.00");
        assertThat(shop.get("/api/orders/" + order + "/cancellation/preview").path("refunded").asText())
                .isEqualTo("300.00");

        shop.receive(sku, 10);
        shop.awaitEnd(order, "COMPLETED");

        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("4000.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(shop.timeline(order)).contains("payment.deposit-held", "order.pre-ordered", "payment.held");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_PriceOrder", "Boundary_PreOrder",
                "Task_DecideDeposit", "Task_HoldMoney", "Task_ReserveStock", "Event_StockReserved",
                "Task_CreateSalesOrder", "Boundary_PaymentDue", "Task_HoldRest", "Event_RestHeld",
                "Task_CreateSalesOrder", "Call_DispatchOrder");
        assertThat(shop.get("/api/orders/" + order + "/decisions").toString()).contains("pre-order-deposit");
    }

    @Test
    void when_the_release_date_comes_a_pre_order_waits_on_as_any_other() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = unreleased(10);
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "PRE_ORDERED");
        clock.advance(untilDayBegins(in(10)).minusMinutes(30), DAY);
        assertThat(shop.status(order)).isEqualTo("PRE_ORDERED");
        clock.advance(Duration.ofHours(1), DAY);
        shop.awaitStatus(order, "BACKORDERED");
        assertThat(shop.timeline(order)).containsOnlyOnce("order.released-for-sale");

        clock.advance(Duration.ofDays(5), DAY);
        shop.receive(sku, 10);
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void after_its_release_a_pre_order_gives_up_as_late_as_others_do() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = unreleased(10);
        Placed order = shop.place(distributor, sku, 10);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        clock.advance(untilDayBegins(in(10)).plusDays(7).plusMinutes(5), DAY);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    @Test
    void of_three_pre_orders_and_stock_for_two_the_two_oldest_are_served() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = unreleased(10);
        List<Placed> all = List.of(next(distributor, sku), next(distributor, sku), next(distributor, sku));
        shop.receive(sku, 20);
        shop.awaitEnd(all.get(0), "COMPLETED");
        shop.awaitEnd(all.get(1), "COMPLETED");
        assertThat(shop.status(all.get(2))).isEqualTo("PRE_ORDERED");
        shop.cancel(all.get(2));
        shop.awaitEnd(all.get(2), "CANCELLED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("3000.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
    }

    @Test
    void a_deposit_that_is_short_is_waited_for_like_any_money() {
        Distributor distributor = shop.distributor("299.99");
        String sku = unreleased(10);
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        shop.topUp(distributor, "0.01");
        shop.awaitStatus(order, "PRE_ORDERED");
        assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo("PARTIALLY_HELD");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "300.00", sku);
    }

    @Test
    void a_rest_that_is_short_is_waited_for_while_the_stock_stays_reserved() {
        Distributor distributor = shop.distributor("300.00");
        String sku = unreleased(10);
        Placed order = owing(distributor, sku);
        assertThat(shop.stock(sku, Shop.PLANT).path("reserved").asInt()).isEqualTo(10);
        assertThat(simulators.salesOrders(order.number())).isEmpty();

        // longer than stock stays reserved for an order that does not get on
        jdbc.sql("UPDATE payment_waiter SET deadline = deadline + interval '9 days' WHERE order_id = ?::uuid")
                .param(order.id()).update();
        new Trade(baton).reservationIsOver(OrderId.of(order.id()));
        Awaitility.await().until(() -> jdbc.sql("""
                SELECT bool_and(expires_at IS NULL) FROM reservation
                WHERE reference IN (SELECT id::text FROM consignment WHERE order_id = ?::uuid)""").param(order.id())
                .query(Boolean.class).single());

        shop.topUp(distributor, "700.00");
        shop.awaitEnd(order, "COMPLETED");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("0.00");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Boundary_PaymentDue", "Task_HoldRest",
                "Boundary_BalanceShort", "Event_MoneyHeld", "Task_HoldRest", "Event_RestHeld", "Task_CreateSalesOrder");
    }

    @Test
    void an_order_whose_rest_is_never_paid_is_undone_and_gets_its_deposit_back() {
        Distributor distributor = shop.distributor("300.00");
        String sku = unreleased(10);
        Placed order = owing(distributor, sku);
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        clock.advance(Duration.ofDays(3).plusMinutes(5), DAY);
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_GiveUpWaitingForRest",
                "Event_RestNotPaid", "Call_CloseUnpaidPreOrder", "Event_RestUnpaid");
        assertThat(simulators.salesOrders(order.number())).isEmpty();
        shop.assertUndone(order, distributor, "300.00", sku);
    }

    @Test
    void a_rest_that_is_granted_before_the_deadline_counts_although_the_process_has_not_heard_of_it() {
        Distributor distributor = shop.distributor("300.00");
        String sku = unreleased(10);
        Placed order = owing(distributor, sku);
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        baton.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            new Trade(baton).topUp(new CustomerId(distributor.id()), "700.00");
            jdbc.sql("DELETE FROM outbox WHERE key = ? AND payload::text LIKE '%money-held%'").param(order.id())
                    .update();
        });
        clock.advance(Duration.ofDays(3).plusMinutes(5), DAY);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_GiveUpWaitingForRest", "Event_RestHeld",
                "Task_CreateSalesOrder");
    }

    @Test
    void an_order_that_waits_for_its_rest_is_cancelled() {
        Distributor distributor = shop.distributor("300.00");
        String sku = unreleased(10);
        Placed order = owing(distributor, sku);
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "300.00", sku);
    }

    @Test
    void an_order_that_cannot_pay_its_rest_is_amended_and_judged_anew() {
        Distributor distributor = shop.distributor("600.00");
        String sku = unreleased(10);
        Placed order = owing(distributor, sku);
        shop.amend(order, sku, 5);
        shop.awaitStatus(order, "COMPLETED");
        // with 60.00 of freight it costs 560.00
        JsonNode answer = shop.order(order);
        assertThat(answer.path("revision").asInt()).isEqualTo(2);
        assertThat(answer.path("preOrder").path("deposit").asText()).isEqualTo("168.00");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("40.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
    }

    @Test
    void an_order_is_cancelled_while_it_waits_for_its_release() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = unreleased(10);
        Placed order = next(distributor, sku);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    @Test
    void a_release_that_is_put_off_takes_the_deadline_of_those_who_wait_along() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = unreleased(10);
        Placed order = next(distributor, sku);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        LocalDate later = in(30);
        shop.release(sku, later);
        assertThat(shop.order(order).path("preOrder").path("releaseOn").asText()).isEqualTo(later.toString());
        journeys.awaitElement(order, "Boundary_StillShort");

        clock.advance(Duration.ofDays(18), DAY);
        assertThat(shop.status(order)).isEqualTo("PRE_ORDERED");
        shop.receive(sku, 10);
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void a_product_that_is_released_at_once_makes_its_pre_orders_back_orders() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = unreleased(40);
        Placed order = next(distributor, sku);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        shop.release(sku, null);
        assertThat(shop.status(order)).isEqualTo("BACKORDERED");
        journeys.awaitElement(order, "Boundary_StillShort");

        clock.advance(Duration.ofDays(7).plusMinutes(5), DAY);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    @Test
    void where_stock_is_there_already_a_pre_order_is_sold_at_once() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = unreleased(10);
        shop.receive(sku, 10);
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.timeline(order)).contains("payment.deposit-held").doesNotContain("order.pre-ordered");
    }

    @Test
    void before_the_first_part_of_a_pre_order_is_sold_all_of_its_money_is_held() {
        Distributor distributor = shop.distributor("20000.00", "GOLD");
        String sku = shop.expected("1130.00");
        shop.release(sku, in(10));
        Placed order = shop.place(distributor, sku, 40);
        shop.awaitStatus(order, "PRE_ORDERED");
        shop.receive(sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        shop.receive(sku, 10);
        assertThat(shop.status(order)).as("more has come for it").isEqualTo("AWAITING_PAYMENT");
        assertThat(simulators.salesOrders(order.number())).isEmpty();

        new Trade(baton).topUp(new CustomerId(distributor.id()), "40000.00");
        shop.awaitStatus(order, "RELEASED");
        shop.receive(sku, 20);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
    }

    /** A pre-order over 1,000.00 whose stock is reserved and for which nothing but its deposit is there. */
    private Placed owing(Distributor distributor, String sku) {
        Placed order = next(distributor, sku);
        shop.receive(sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        return order;
    }

    private Placed next(Distributor distributor, String sku) {
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "PRE_ORDERED");
        return order;
    }

    /** A product that costs 100.00, of which there is none. */
    private String unreleased(int days) {
        String sku = shop.expected("100.00");
        shop.release(sku, in(days));
        return sku;
    }

    private LocalDate in(int days) {
        return calendar.today(clock.instant()).plusDays(days);
    }

    private Duration untilDayBegins(LocalDate day) {
        return Duration.between(clock.instant(), calendar.startOf(day));
    }
}
