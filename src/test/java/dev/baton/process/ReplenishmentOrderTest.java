package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.Threshold;
import dev.baton.inventory.Thresholds;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A warehouse that lacks something orders it, and has it when the order has come. */
@ProcessTest
class ReplenishmentOrderTest {

    private static final Map<String, Object> WANTED = Map.of("shipTo", Map.of(
            "name", "Goods inwards", "line1", "Road 1", "city", "Shanghai", "region", "EAST", "postalCode", "200000",
            "country", "CN"));

    private final Shop shop;
    private final Thresholds thresholds;

    @Autowired
    ReplenishmentOrderTest(ApplicationContext baton, Thresholds thresholds) {
        this.shop = new Shop(baton);
        this.thresholds = thresholds;
    }

    @Test
    void what_is_lacking_is_ordered_and_comes() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("56.50");
        lacks(distributor, sku);
        Placed order = order(distributor);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.stock(sku, distributor.warehouse()).path("available").asInt()).isEqualTo(20);
        assertThat(proposal(distributor).path("state").asText()).isEqualTo("ARRIVED");
        assertThat(shop.get("/api/inventory/alerts?open=true&location=" + distributor.warehouse()).path("items"))
                .isEmpty();
    }

    @Test
    void an_order_that_is_rejected_opens_the_proposal_again() {
        Distributor distributor = shop.distributor("5000.00");
        lacks(distributor, shop.stocked("1.00"));
        Placed order = order(distributor);
        shop.awaitEnd(order, "REJECTED");
        await().untilAsserted(() -> assertThat(proposal(distributor).path("state").asText()).isEqualTo("OPEN"));
        assertThat(proposal(distributor).path("reason").asText()).contains(order.number(), "rejected");
    }

    private void lacks(Distributor distributor, String sku) {
        thresholds.set(new Threshold(new StockKey(new LocationId(distributor.warehouse()), new Sku(sku)),
                Quantity.of(5), Quantity.of(10), Quantity.of(20)));
    }

    private Placed order(Distributor distributor) {
        JsonNode ordered = shop.post("operator", "/api/operations/replenishments/"
                + proposal(distributor).path("id").asText() + "/order", WANTED);
        return new Placed(ordered.path("order").path("id").asText(), ordered.path("order").path("number").asText());
    }

    private JsonNode proposal(Distributor distributor) {
        return shop.get("/api/operations/replenishments?location=" + distributor.warehouse()).path("items").get(0);
    }
}
