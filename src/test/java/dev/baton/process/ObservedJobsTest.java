package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ProcessTest
class ObservedJobsTest {

    private final Shop shop;
    private final MeterRegistry meters;

    @Autowired
    ObservedJobsTest(ApplicationContext baton, MeterRegistry meters) {
        this.shop = new Shop(baton);
        this.meters = meters;
    }

    @Test
    void jobs_are_timed_by_type_and_outcome_and_calls_of_other_systems_by_what_is_asked() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = shop.place(distributor, shop.stocked("113.00"), 10);
        shop.awaitEnd(order, "COMPLETED");

        assertThat(
                meters.get("baton.job").tags("type", "order-claim", "outcome", "done", "error", "none").timer().count())
                .isPositive();
        assertThat(meters.get("http.client.requests").tags("uri", "/carriers/{carrier}/bookings", "method", "POST")
                .timers())
                .as("carriers").isNotEmpty();
        assertThat(meters.get("http.client.requests")
                .tags("uri", "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder", "method", "POST").timers())
                .as("SAP").isNotEmpty();
    }
}
