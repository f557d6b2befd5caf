package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Orders that come from several locations. */
@ProcessTest
class ConsignmentsTest {

    private final Shop shop;
    private final Journeys journeys;
    private final Simulators simulators;

    @Autowired
    ConsignmentsTest(ApplicationContext baton, Journeys journeys, Simulators simulators) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.simulators = simulators;
    }

    @Test
    void a_large_order_of_a_good_customer_comes_from_two_plants_and_is_settled_in_two_parts() {
        Distributor distributor = shop.distributor("20000.00", "GOLD");
        String sku = shop.expected("113.00");
        shop.receive(Shop.PLANT, sku, 60);
        shop.receive(Shop.OTHER_PLANT, sku, 70);
        Placed order = shop.place(distributor, sku, 100);
        shop.awaitEnd(order, "COMPLETED");

        JsonNode answer = shop.order(order);
        assertThat(answer.path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(answer.path("consignments").findValuesAsText("location"))
                .containsExactly(Shop.PLANT, Shop.OTHER_PLANT);
        assertThat(answer.path("consignments").findValuesAsText("status")).containsOnly("DELIVERED");
        assertThat(answer.path("sourcing").findValuesAsText("reason")).anySatisfy(
                reason -> assertThat(reason).contains("together they have everything"));
        assertThat(shop.get("/api/orders/" + order + "/timeline").toString())
                .contains(Shop.PLANT + ": Gives a part; together they have everything", "; " + Shop.OTHER_PLANT + ": ");
        assertThat(answer.path("shipments")).hasSize(2);
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(simulators.deliveries(answer.path("sapSalesOrder").asText())).hasSize(2);
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("9039.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(shop.stock(sku, Shop.PLANT).path("onHand").asInt()).isZero();
        assertThat(shop.stock(sku, Shop.OTHER_PLANT).path("onHand").asInt()).isEqualTo(30);
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(100);
        assertThat(shop.get("/api/settlements?orderId=" + order).path("items").findValuesAsText("total"))
                .containsExactlyInAnyOrder("6576.60", "4384.40");
    }

    @Test
    void a_very_large_order_is_delivered_and_paid_in_parts_as_stock_comes() {
        Distributor distributor = shop.distributor("50000.00", "GOLD");
        String sku = shop.expected("1130.00");
        shop.receive(sku, 10);
        Placed order = shop.place(distributor, sku, 40);
        awaitPayment(order, "PARTIALLY_CAPTURED");
        assertThat(shop.status(order)).isEqualTo("RELEASED");
        shop.receive(Shop.OTHER_PLANT, sku, 25);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(shop.order(order).path("consignments").findValuesAsText("status"))
                        .containsExactly("DELIVERED", "DELIVERED"));
        shop.receive(sku, 5);
        shop.awaitEnd(order, "COMPLETED");

        JsonNode answer = shop.order(order);
        assertThat(answer.path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(answer.path("shipments")).hasSize(3);
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(simulators.deliveries(answer.path("sapSalesOrder").asText())).hasSize(3);
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(40);
        assertThat(journeys.elementsEntered(order)).contains("Call_AwaitRest", "Task_ChangeSalesOrder",
                "Call_DispatchRest", "Event_RestDispatched");
    }

    @Test
    void a_split_order_is_undone_at_all_its_plants() {
        Distributor distributor = shop.distributor("20000.00", "GOLD");
        String sku = shop.expected("113.00");
        shop.receive(Shop.PLANT, sku, 60);
        shop.receive(Shop.OTHER_PLANT, sku, 70);
        Placed order = shop.place(distributor, sku, 100, "Quiet Harbour");
        shop.awaitStatus(order, "RELEASED");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "20000.00", sku);
        assertThat(shop.stock(sku, Shop.OTHER_PLANT).path("reserved").asInt()).isZero();
    }

    private void awaitPayment(Placed order, String status) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo(status));
    }
}
