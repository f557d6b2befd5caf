package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.process.Market.Retailer;
import dev.baton.testing.Journeys;
import dev.baton.testing.UserTasks;
import dev.baton.trade.GroupBuy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.HttpClientErrorException;

/** A cancellation does exactly what its preview says, wherever it finds the order. */
@ProcessTest
class CancellationEffectTest {

    /** Where simulated carriers never pick up. */
    private static final String QUIET = "Quiet Harbour";

    private final Shop shop;
    private final Market market;
    private final GroupBuy group;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final PreviewedCancel cancels;

    @Autowired
    CancellationEffectTest(
            ApplicationContext baton,
            TestRestTemplate http,
            Journeys journeys,
            UserTasks tasks) {
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.group = new GroupBuy(http);
        this.journeys = journeys;
        this.tasks = tasks;
        this.cancels = new PreviewedCancel(baton);
    }

    @Test
    void a_distributors_order_that_waits_for_money_holds_nothing() {
        Distributor distributor = shop.distributor("100.00");
        Placed order = shop.place(distributor, shop.stocked("200.00"), 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        assertThat(cancels.cancelled(order, "integrator").path("refunded").asText()).isEqualTo("0.00");
        assertThat(available(distributor)).isEqualTo("100.00");
    }

    @Test
    void a_distributors_order_that_waits_for_stock_gets_its_money_back() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = shop.place(distributor, shop.expected("100.00"), 10);
        shop.awaitStatus(order, "BACKORDERED");
        JsonNode preview = cancels.cancelled(order, "integrator");
        assertThat(preview.path("refunded").asText()).isEqualTo("1000.00");
        assertThat(preview.path("released")).isEmpty();
        assertThat(available(distributor)).isEqualTo("5000.00");
    }

    @Test
    void of_a_distributors_order_that_a_carrier_is_booked_for_a_fee_is_kept_with_its_tax() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10, QUIET);
        journeys.awaitElement(order, "Task_AwaitPickup");
        JsonNode preview = cancels.cancelled(order, "integrator");
        assertThat(preview.path("rule").asText()).isEqualTo("CAN-CARRIER-BOOKED");
        assertThat(preview.path("fee").asText()).isEqualTo("11.30");
        assertThat(preview.path("refunded").asText()).isEqualTo("1118.70");
        assertThat(preview.path("reversed").findValuesAsText("document"))
                .containsExactly("CARRIER_BOOKING", "SAP_SALES_ORDER");
        assertThat(cancels.kept(order, "CANCELLATION_REVENUE")).isEqualTo(1000);
        assertThat(cancels.kept(order, "TAX_PAYABLE")).isEqualTo(130);
        assertThat(available(distributor)).isEqualTo("4988.70");
        assertThat(shop.timeline(order)).containsSubsequence("cancellation.allowed", "payment.fee-kept");
        assertThat(shop.order(order).path("cancellation").path("fee").asText()).isEqualTo("11.30");
    }

    @Test
    void an_operator_cancels_the_same_for_nothing() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = shop.place(distributor, shop.stocked("113.00"), 10, QUIET);
        journeys.awaitElement(order, "Task_AwaitPickup");
        assertThat(cancels.cancelled(order, "operator").path("fee").asText()).isEqualTo("0.00");
        assertThat(available(distributor)).isEqualTo("5000.00");
    }

    @Test
    void a_retailers_order_on_offer_costs_nothing_and_one_that_is_packed_does() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed offered = market.place(retailer, sku, 10);
        market.awaitOffer(offered, retailer.distributor());
        assertThat(cancels.cancelled(offered, "integrator").path("refunded").asText()).isEqualTo("1130.00");
        assertThat(market.available(retailer)).isEqualTo("5000.00");

        Placed packed = market.place(retailer, sku, 10, "PREPAID", QUIET);
        market.accept(packed, retailer.distributor());
        journeys.awaitElement(packed, "Task_AwaitPickup");
        JsonNode preview = cancels.cancelled(packed, "integrator");
        assertThat(preview.path("rule").asText()).isEqualTo("CAN-SELLER-PACKS");
        assertThat(preview.path("fee").asText()).isEqualTo("33.90");
        assertThat(market.available(retailer)).isEqualTo("4966.10");
    }

    @Test
    void a_consumer_gets_back_from_the_institution_what_is_not_kept() {
        Distributor distributor = market.distributor();
        String sku = market.stocked(distributor, "300.00", 20);
        Placed order = consumersOrder(sku);
        String payment = group.pay(order.id());
        journeys.awaitElement(order, "Task_AwaitPickup");
        JsonNode preview = cancels.cancelled(order, "integrator");
        assertThat(preview.path("fee").asText()).isEqualTo("45.00");
        assertThat(preview.path("refunded").asText()).isEqualTo("1455.00");
        assertThat(preview.path("refunds").findValuesAsText("amount")).containsExactly("1455.00");
        Awaitility.await().untilAsserted(
                () -> assertThat(group.payment(payment).path("refunded").asText()).isEqualTo("1455.00"));
        JsonNode account = group.read("/api/accounts/" + group.payment(payment).path("accountId").asText());
        assertThat(account.path("posted").asText()).isEqualTo("0.00");
    }

    @Test
    void a_consumer_whose_order_is_under_review_gets_back_all() {
        Placed order = consumersOrder(shop.product("300.00"));
        String payment = group.pay(order.id());
        tasks.awaitTask(order, "Task_ReviewOrder");
        JsonNode preview = cancels.cancelled(order, "integrator");
        assertThat(preview.path("refunds").findValuesAsText("amount")).containsExactly("1500.00");
        Awaitility.await().untilAsserted(
                () -> assertThat(group.payment(payment).path("refunded").asText()).isEqualTo("1500.00"));
    }

    @Test
    void what_has_left_cannot_be_cancelled_and_the_preview_says_so() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = shop.place(distributor, shop.stocked("113.00"), 10);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(cancels.preview(order, "integrator").path("hindrance").asText()).contains("POST /api/returns");
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class)
                .isThrownBy(() -> cancels.cancel(order, "integrator"))
                .withMessageContaining("/api/returns");
        assertThat(shop.order(order).path("cancellation").isMissingNode()).isTrue();
    }

    private Placed consumersOrder(String sku) {
        JsonNode order = shop.post("integrator", "/api/orders", Map.of(
                "channel", "GROUP_BUY",
                "externalReference", UUID.randomUUID().toString(),
                "customerId", market.consumer(),
                "currency", "CNY",
                "payment", Map.of("method", "ONLINE"),
                "shipTo", Map.of("name", "Somebody", "line1", "Road 1", "city", QUIET, "country", "CN"),
                "lines", List.of(Map.of("sku", sku, "quantity", 5))));
        String id = order.path("id").asText();
        group.awaitStatus(id, "AWAITING_PAYMENT");
        return new Placed(id, order.path("number").asText());
    }

    private String available(Distributor distributor) {
        return shop.account(distributor).path("available").asText();
    }
}
