package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Incidents;
import dev.baton.testing.Journeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The carrier and SAP fail once while an order is undone, in every way there is: the undoing goes on by itself, and does all of it once. */
@ProcessTest
class CancelFaultsTest {

    private static final int LONGER_THAN_ANYONE_WAITS = 4_000;

    private final Shop shop;
    private final Journeys journeys;
    private final Simulators simulators;
    private final Incidents incidents;

    @Autowired
    CancelFaultsTest(ApplicationContext baton, Journeys journeys, Simulators simulators, Incidents incidents) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.simulators = simulators;
        this.incidents = incidents;
    }

    private record Case(
            String fault,
            ResponseDefinitionBuilder answer,
            Distributor distributor,
            String sku,
            Placed order) {}

    @Test
    void each_fault_of_a_carrier_that_is_told_not_to_come_is_got_over() {
        undone(order -> "/carriers/.*/bookings/" + booking(order) + "/cancellation");
    }

    @Test
    void each_fault_of_sap_that_is_to_reject_the_sales_order_is_got_over() {
        undone(order -> ".*/A_SalesOrderItem.*" + shop.order(order).path("sapSalesOrder").asText() + ".*");
    }

    /** @param path where the fault is, by the order that is undone */
    private void undone(Function<Placed, String> path) {
        List<Case> cases = faults().entrySet().stream().map(fault -> placed(fault.getKey(), fault.getValue())).toList();
        cases.forEach(one -> {
            journeys.awaitElement(one.order(), "Task_AwaitPickup");
            simulators.server().stubFor(any(urlPathMatching(path.apply(one.order()))).atPriority(1)
                    .inScenario("undo " + one.order() + path.apply(one.order()))
                    .whenScenarioStateIs(STARTED)
                    .willSetStateTo("over")
                    .willReturn(one.answer()));
            shop.cancel(one.order());
        });
        cases.forEach(one -> {
            shop.awaitEnd(one.order(), "CANCELLED");
            shop.assertUndone(one.order(), one.distributor(), "5000.00", one.sku());
            assertThat(simulators.bookings(shipment(one.order()))).as(one.fault()).singleElement()
                    .satisfies(booking -> assertThat(booking.path("status").asText()).isEqualTo("Cancelled"));
            assertThat(simulators.salesOrders(one.order().number())).as(one.fault()).singleElement()
                    .satisfies(sold -> assertThat(sold.findValuesAsText("SalesDocumentRjcnReason")).isNotEmpty()
                            .doesNotContain(""));
            assertThat(incidents.open(one.order().id())).as(one.fault()).isEmpty();
        });
    }

    private Case placed(String fault, ResponseDefinitionBuilder answer) {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        return new Case(fault, answer, distributor, sku, shop.place(distributor, sku, 10, "Quiet Harbour"));
    }

    private String shipment(Placed order) {
        return shop.order(order).path("shipments").path(0).path("id").asText();
    }

    private String booking(Placed order) {
        return simulators.bookings(shipment(order)).getFirst().path("bookingId").asText();
    }

    private static Map<String, ResponseDefinitionBuilder> faults() {
        Map<String, ResponseDefinitionBuilder> all = new LinkedHashMap<>();
        all.put("failure", serverError());
        all.put("gateway gave up", status(504));
        all.put("connection broken", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        all.put("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        all.put("not what was asked for", ok("<html>Please sign in</html>"));
        all.put("silence", serverError().withFixedDelay(LONGER_THAN_ANYONE_WAITS));
        return all;
    }
}
