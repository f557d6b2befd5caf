package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.platform.fence.OrderId;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders that take so long that their stock is given back before SAP has them. */
@ProcessTest
@Isolated("moves the clock, and holds up the release of all orders")
class ReservationExpiryTest {

    private static final String SALES_ORDERS = ".*/API_SALES_ORDER_SRV/A_SalesOrder";

    private final ApplicationContext baton;
    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final TestClock clock;

    @Autowired
    ReservationExpiryTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            TestClock clock) {
        this.baton = baton;
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.clock = clock;
    }

    @Test
    void an_order_that_an_operator_has_for_too_long_goes_back_behind_those_who_wait_for_its_stock() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.product("113.00");
        shop.receive(sku, 10);
        StubMapping refusal = refuse(sku);
        Placed order = shop.place(distributor, sku, 10);
        tasks.awaitTask(order, "Task_ResolveSapRefusal");
        simulators.server().removeStub(refusal);
        Placed next = shop.place(distributor, sku, 5);
        shop.awaitStatus(next, "IN_REVIEW", "BACKORDERED");
        if (shop.status(next).equals("IN_REVIEW")) {
            tasks.complete(tasks.awaitTask(next, "Task_ReviewOrder"), Map.of("decision", "APPROVE"));
            shop.awaitStatus(next, "BACKORDERED");
        }

        clock.advance(Duration.ofDays(3).plusMinutes(1), Duration.ofDays(1));

        shop.awaitEnd(next, "COMPLETED");
        journeys.awaitElement(order, "Gateway_AwaitStock");
        assertThat(shop.status(order)).isEqualTo("BACKORDERED");
        assertThat(shop.timeline(order)).contains("reservation.expired");
        shop.receive(sku, 10);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_ResolveSapRefusal",
                "Boundary_ExpiredMeanwhile", "Task_ReserveStock", "Event_StockReserved", "Task_CreateSalesOrder",
                "Event_OrderCompleted");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
    }

    @Test
    void an_order_whose_reservation_expires_before_its_release_is_reserved_again() {
        String sku = shop.stocked("113.00");
        Distributor distributor = shop.distributor("5000.00");
        JdbcClient jdbc = baton.getBean(JdbcClient.class);
        Placed order = Objects.requireNonNull(baton.getBean(TransactionTemplate.class).execute(status -> {
            jdbc.sql("LOCK TABLE sap_request IN SHARE MODE").update();
            Placed held = shop.place(distributor, sku, 10);
            shop.awaitStatus(held, "ALLOCATED");
            return expired(held);
        }));

        shop.awaitEnd(order, "COMPLETED");

        assertThat(shop.timeline(order)).contains("reservation.expired");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_ReserveStock", "Task_CreateSalesOrder",
                "Boundary_ReservationExpired", "Task_ReserveStock", "Task_CreateSalesOrder", "Event_OrderCompleted");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
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

    private StubMapping refuse(String sku) {
        return simulators.server().stubFor(post(urlPathMatching(SALES_ORDERS))
                .withRequestBody(containing("\"" + sku + "\""))
                .willReturn(aResponse().withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody("""
                                {"error": {"code": "V1/045", "message": {"lang": "en", "value": "Not now"},
                                 "innererror": {"errordetails": []}}}""")));
    }
}
