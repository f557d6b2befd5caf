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
    void jobs_are_timed_by_type_and_by_what_they_failed_with() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = shop.place(distributor, shop.stocked("113.00"), 10);
        shop.awaitEnd(order, "COMPLETED");

        assertThat(meters.get("baton.job").tags("type", "order-claim", "error", "none").timer().count()).isPositive();
    }
}
