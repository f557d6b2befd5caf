package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.simulators.Simulators;
import dev.baton.testing.BatonTest;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Orders that wait for stock. */
@BatonTest
@Isolated("moves the clock")
class AllocationTest {

    private final Shop shop;
    private final Journeys journeys;
    private final Simulators simulators;
    private final TestClock clock;

    @Autowired
    AllocationTest(ApplicationContext baton, Journeys journeys, Simulators simulators, TestClock clock) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.simulators = simulators;
        this.clock = clock;
    }

    @Test
    void an_order_goes_on_when_stock_arrives_the_oldest_first() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = expected("100.00");
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
                .containsSubsequence("Event_StockReserved", "Task_ConfirmReservation", "Event_Reserved",
                        "Task_CreateSalesOrder");
    }

    @Test
    void an_order_whose_stock_does_not_come_in_time_is_cancelled() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "BACKORDERED");
        clock.advance(Duration.ofDays(7).plusMinutes(5));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).contains("Task_GiveUpWaitingForStock", "Event_NoStock",
                "Event_OrderUnfilled");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    @Test
    void an_order_is_cancelled_while_it_waits_for_stock() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = expected("100.00");
        Placed order = shop.place(distributor, sku, 10);
        journeys.awaitElement(order, "Gateway_AwaitStock");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    /** A product without stock, of which production will make enough tomorrow: no person need look. */
    private String expected(String unitPrice) {
        String sku = shop.product(unitPrice);
        long tomorrow = clock.instant().plus(Duration.ofDays(1)).toEpochMilli();
        simulators.server().stubFor(any(urlPathMatching(".*/API_PLANNED_ORDERS/.*"))
                .withQueryParam("$filter", containing(sku))
                .willReturn(
                        okJson("""
                                {"d": {"results": [{"PlannedOrder": "1", "Material": "%s", "TotalQuantity": "500.000", "BaseUnit": "PC",
                                  "ProductionPlant": "1010", "MRPPlant": "1010",
                                  "PlndOrderPlannedStartDate": "/Date(%d)/", "PlndOrderPlannedEndDate": "/Date(%d)/",
                                  "PlannedOrderIsFirm": true}]}}"""
                                .formatted(sku, tomorrow, tomorrow))));
        return sku;
    }
}
