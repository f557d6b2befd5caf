package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.forbidden;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Incidents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** SAP and the carriers fail once, each in every way there is: the order goes on by itself, and nothing is there twice. */
@ProcessTest
class FaultsTest {

    private static final int LONGER_THAN_ANYONE_WAITS = 4_000;

    private final Shop shop;
    private final Simulators simulators;
    private final Incidents incidents;
    private final Distributor distributor;

    @Autowired
    FaultsTest(ApplicationContext baton, Simulators simulators, Incidents incidents) {
        this.shop = new Shop(baton);
        this.simulators = simulators;
        this.incidents = incidents;
        this.distributor = shop.distributor("50000.00");
    }

    @Test
    void each_fault_of_sap_leaves_one_sales_order() {
        Map<String, ResponseDefinitionBuilder> faults = faults("sap-sales-orders");
        faults.put("CSRF token refused", forbidden().withHeader("X-CSRF-Token", "Required"));
        Map<String, Placed> orders = new LinkedHashMap<>();
        faults.forEach((fault, answer) -> {
            String sku = shop.stocked("113.00");
            once(sku, post(urlPathMatching(".*/API_SALES_ORDER_SRV/A_SalesOrder")), answer);
            orders.put(fault, shop.place(distributor, sku, 10));
        });
        orders.forEach((fault, order) -> {
            shop.awaitEnd(order, "COMPLETED");
            assertThat(simulators.salesOrders(order.number())).as(fault)
                    .singleElement()
                    .satisfies(made -> assertThat(made.path("SalesOrder").asText())
                            .isEqualTo(shop.order(order).path("sapSalesOrder").asText()));
            assertThat(incidents.open(order.id())).as(fault).isEmpty();
        });
    }

    @Test
    void each_fault_of_a_carrier_leaves_one_booking() {
        String sku = shop.stocked("113.00");
        Map<String, Placed> orders = new LinkedHashMap<>();
        faults("carrier-bookings").forEach((fault, answer) -> {
            String city = "Faultville " + UUID.randomUUID();
            once(city, post(urlPathMatching("/carriers/.*/bookings")), answer);
            orders.put(fault, shop.place(distributor, sku, 10, city));
        });
        orders.forEach((fault, order) -> {
            shop.awaitEnd(order, "COMPLETED");
            String shipment = shop.order(order).path("shipments").path(0).path("id").asText();
            assertThat(simulators.bookings(shipment)).as(fault).hasSize(1);
            assertThat(incidents.open(order.id())).as(fault).isEmpty();
        });
    }

    private static Map<String, ResponseDefinitionBuilder> faults(String system) {
        Map<String, ResponseDefinitionBuilder> all = new LinkedHashMap<>();
        all.put("failure", serverError());
        all.put("gateway gave up", status(504));
        all.put("connection broken", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        all.put("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        all.put("not what was asked for", ok("<html>Please sign in</html>"));
        all.put("done, and the answer too late",
                aResponse().withTransformers(system).withFixedDelay(LONGER_THAN_ANYONE_WAITS));
        return all;
    }

    private void once(String body, MappingBuilder request, ResponseDefinitionBuilder answer) {
        simulators.server().stubFor(request.withRequestBody(containing(body))
                .inScenario("fault " + body)
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("over")
                .willReturn(answer));
    }
}
