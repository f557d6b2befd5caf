package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that wait for stock. */
@ProcessTest
@Isolated("moves the clock")
class AllocationTest {

    private final Shop shop;
    private final Journeys journeys;
    private final TestClock clock;
    private final JdbcClient jdbc;

    @Autowired
    AllocationTest(ApplicationContext baton, Journeys journeys, TestClock clock, JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void an_order_goes_on_when_stock_arrives_the_oldest_first() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        Placed first = shop.place(distributor, sku, 10);
        shop.awaitStatus(first, "BACKORDERED");
        Placed second = shop.place(distributor, sku, 2);
        shop.awaitStatus(second, "BACKORDERED");
        shop.receive(sku, 10);
        shop.awaitEnd(first, "COMPLETED");
        assertThat(shop.status(second)).isEqualTo("BACKORDERED");
        shop.receive(sku, 2);
        shop.awaitEnd(second, "COMPLETED");
        assertThat(journeys.elementsEntered(second))
                .containsSubsequence("Event_StockReserved", "Task_ReadOutcome", "Event_Reserved",
                        "Task_CreateSalesOrder");
    }

    @Test
    void an_order_whose_stock_does_not_come_in_time_is_cancelled() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "BACKORDERED");
        clock.advance(Duration.ofDays(7).plusMinutes(5));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).contains("Task_GiveUpWaitingForStock", "Event_NoStock",
                "Event_OrderUnfilled");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    @Test
    void an_order_whose_deadline_was_put_off_waits_on() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        jdbc.sql("UPDATE allocation_waiter SET deadline = deadline + interval '3 days' WHERE order_id = ?::uuid")
                .param(order.id()).update();
        clock.advance(Duration.ofDays(7).plusMinutes(5));
        journeys.awaitElement(order, "Boundary_DeadlinePutOff");
        shop.receive(sku, 10);
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void an_order_is_cancelled_while_it_waits_for_stock() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }
}
