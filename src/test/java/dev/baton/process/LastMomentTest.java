package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.trade.Trade;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an order waits for and its deadline come at the same moment: what the database has granted counts. */
@ProcessTest
@Isolated("moves the clock")
class LastMomentTest {

    private final Shop shop;
    private final Journeys journeys;
    private final TestClock clock;
    private final ApplicationContext baton;
    private final CamundaClient engine;

    @Autowired
    LastMomentTest(ApplicationContext baton, Journeys journeys, TestClock clock, CamundaClient engine) {
        this.shop = new Shop(baton);
        this.baton = baton;
        this.journeys = journeys;
        this.clock = clock;
        this.engine = engine;
    }

    @Test
    void money_that_is_granted_before_the_deadline_counts_although_the_process_has_not_heard_of_it() {
        Distributor distributor = shop.distributor("1000.00");
        Placed order = shop.place(distributor, shop.stocked("200.00"), 10);
        journeys.awaitElement(order, "Gateway_AwaitMoney");
        unheard(order, () -> new Trade(baton).topUp(new CustomerId(distributor.id()), "1000.00"));
        clock.advance(Duration.ofDays(3).plusMinutes(5));
        shop.awaitEnd(order, "COMPLETED");
        assertThat(journeys.elementsEntered(order)).contains("Task_GiveUpWaitingForMoney");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("0.00");
    }

    @Test
    void stock_that_is_granted_before_the_deadline_counts_although_the_process_has_not_heard_of_it() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        // what is granted is kept for three days only
        clock.advance(Duration.ofDays(6));
        unheard(order, () -> baton.getBean(GoodsMovements.class).receive(new LocationId(Shop.PLANT),
                List.of(new StockLine(new Sku(sku), Quantity.of(10))), MovementReason.RECEIPT, order.id()));
        clock.advance(Duration.ofDays(1).plusMinutes(5));
        shop.awaitEnd(order, "COMPLETED");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_GiveUpWaitingForStock", "Event_Reserved");
    }

    @Test
    void an_order_that_is_told_of_stock_which_it_has_not_got_waits_on() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        engine.newPublishMessageCommand().messageName("stock-reserved").correlationKey(waitOf(order)).send().join();
        Awaitility.await().untilAsserted(() -> assertThat(journeys.elementsEntered(order))
                .containsSubsequence("Task_ReadOutcome", "Boundary_StillShort", "Gateway_AwaitStock"));
        shop.receive(sku, 10);
        shop.awaitEnd(order, "COMPLETED");
    }

    private String waitOf(Placed order) {
        return baton.getBean(JdbcClient.class)
                .sql("SELECT id::text FROM allocation_waiter WHERE order_id = ?::uuid AND ended_at IS NULL")
                .param(order.id())
                .query(String.class)
                .single();
    }

    /** Does something and loses the message with which the order's process would hear of it. */
    private void unheard(Placed order, Runnable grant) {
        baton.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            grant.run();
            int lost = baton.getBean(JdbcClient.class)
                    .sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'")
                    .param(order.id())
                    .update();
            assertThat(lost).isEqualTo(1);
        });
    }
}
