package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.process.Parcels.PaidSale;
import dev.baton.process.Parcels.Sale;
import dev.baton.testing.Journeys;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.HttpClientErrorException;

/** Goods that are missing when a parcel is packed. The carrier is one that reports what the test wants it to; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("loses the first answer of every job")
class ShortPickTest {

    private final Shop shop;
    private final Market market;
    private final Parcels parcels;
    private final Journeys journeys;

    @Autowired
    ShortPickTest(ApplicationContext baton, Journeys journeys) {
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.parcels = new Parcels(baton);
        this.journeys = journeys;
    }

    @Test
    void what_could_not_be_picked_comes_later_and_each_part_is_settled_when_it_is_delivered() {
        Sale sale = parcels.booked("133.33", 10, 10);
        Placed order = sale.order();
        pickShort(order, sale.sku(), 7, true);
        assertThat(shop.order(order).path("lines").path(0).path("reserved").asInt()).isEqualTo(7);
        parcels.deliver(order, 0);
        parcels.awaitPaymentStatus(order, "PARTIALLY_CAPTURED");
        assertThat(shop.status(order)).isEqualTo("RELEASED");
        parcels.assertOnHand(sale.sku(), sale.warehouse(), 0);

        restIsDelivered(order, sale.warehouse(), sale.sku());
        journeys.awaitElement(order, "Event_MissingDispatched");
        assertThat(shop.get("/api/settlements?orderId=" + order).path("items").findValuesAsText("total"))
                .containsExactlyInAnyOrder("933.31", "399.99");
        parcels.assertAvailable(sale, "3666.70");
        parcels.assertOnHand(sale.sku(), sale.retailer().store(), 10);
        parcels.assertRight(order);
    }

    @Test
    void a_consumers_order_in_two_shipments_is_captured_and_shared_in_two_parts() {
        PaidSale sale = parcels.paid("333.33");
        Placed order = sale.order();
        pickShort(order, sale.sku(), 2, true);
        parcels.deliver(order, 0);
        parcels.awaitPaymentStatus(order, "PARTIALLY_CAPTURED");
        restIsDelivered(order, sale.distributor().warehouse(), sale.sku());
        assertThat(shop.order(order).path("split").path("settled").asText()).isEqualTo("1666.65");
        parcels.assertRefunded(sale, "0.00");
        parcels.assertRight(order);
    }

    @Test
    void what_could_not_be_picked_and_is_not_wanted_later_is_cancelled_and_its_money_given_back() {
        Sale sale = parcels.booked("113.00", 10, 10);
        Placed order = sale.order();
        pickShort(order, sale.sku(), 8, false);
        parcels.deliver(order, 0);
        market.awaitEnd(order, "COMPLETED");
        JsonNode line = shop.order(order).path("lines").path(0);
        assertThat(line.path("cancelled").asInt()).isEqualTo(2);
        assertThat(line.path("delivered").asInt()).isEqualTo(8);
        parcels.assertAvailable(sale, "4096.00");
        parcels.assertOnHand(sale.sku(), sale.warehouse(), 0);
        parcels.assertRight(order);
    }

    @Test
    void what_sap_ships_is_not_picked_short_from_here() {
        String sku = shop.stocked("113.00");
        Placed order = parcels.throughSap(shop.distributor("5000.00"), sku);
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class)
                .isThrownBy(() -> pickShort(order, sku, 8, true)).withMessageContaining("SAP ships these goods");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
    }

    private void pickShort(Placed order, String sku, int picked, boolean later) {
        Awaitility.await().until(() -> !shop.order(order).path("shipments").isEmpty());
        String shipment = shop.order(order).path("shipments").path(0).path("id").asText();
        shop.post("operator", "/api/shipments/" + shipment + "/short-picks", Map.of("later", later,
                "lines", List.of(Map.of("sku", sku, "picked", picked, "reason", "Not on the shelf"))));
    }

    /** The three that were missing come into stock, leave and arrive: all of the order is paid. */
    private void restIsDelivered(Placed order, String warehouse, String sku) {
        shop.receive(warehouse, sku, 3);
        parcels.awaitShipments(order, 2);
        parcels.deliver(order, 1);
        shop.awaitStatus(order, "COMPLETED");
        assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo("CAPTURED");
    }
}
