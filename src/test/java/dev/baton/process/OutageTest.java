package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Incident;
import dev.baton.testing.Incidents;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Systems that do not answer: tried again for a while, then an incident that is resolved once they are back. */
@ProcessTest
class OutageTest {

    private final Shop shop;
    private final Incidents incidents;
    private final Simulators simulators;
    private final Distributor distributor;
    private final String sku;

    @Autowired
    OutageTest(ApplicationContext baton, Incidents incidents, Simulators simulators) {
        this.shop = new Shop(baton);
        this.incidents = incidents;
        this.simulators = simulators;
        this.distributor = shop.distributor("5000.00");
        this.sku = shop.stocked("113.00");
    }

    @Test
    void an_outage_of_sap_becomes_an_incident_and_leaves_one_sales_order() {
        StubMapping outage =
                away(post(urlPathMatching(".*/API_SALES_ORDER_SRV/A_SalesOrder")).withRequestBody(containing(sku)));
        Placed order = shop.place(distributor, sku, 10);
        comeBack(order, "Task_CreateSalesOrder", outage);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
    }

    @Test
    void an_outage_of_a_carrier_becomes_an_incident_and_leaves_one_booking() {
        String city = "Stillville " + UUID.randomUUID();
        StubMapping outage = away(post(urlPathMatching("/carriers/.*/bookings")).withRequestBody(containing(city)));
        Placed order = shop.place(distributor, sku, 10, city);
        comeBack(order, "Task_BookCarrier", outage);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(simulators.bookings(shop.order(order).path("shipments").path(0).path("id").asText())).hasSize(1);
    }

    private StubMapping away(MappingBuilder request) {
        return simulators.server().stubFor(request.willReturn(serviceUnavailable()));
    }

    private void comeBack(Placed order, String element, StubMapping outage) {
        Incident incident = incidents.awaitIncident(order, element);
        simulators.server().removeStub(outage);
        incidents.resolve(incident);
    }
}
