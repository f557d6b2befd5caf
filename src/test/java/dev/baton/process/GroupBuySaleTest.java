package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.testing.Journeys;
import dev.baton.testing.UserTasks;
import dev.baton.trade.GroupBuy;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;

/** What becomes of consumers' orders once they are paid. */
@ProcessTest
class GroupBuySaleTest {

    private final Shop shop;
    private final Market market;
    private final GroupBuy group;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Products products;

    @Autowired
    GroupBuySaleTest(
            ApplicationContext baton,
            TestRestTemplate http,
            Journeys journeys,
            UserTasks tasks,
            Products products) {
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.group = new GroupBuy(http);
        this.journeys = journeys;
        this.tasks = tasks;
        this.products = products;
    }

    @Test
    void the_distributor_that_has_the_goods_ships_them_without_being_asked() {
        Distributor distributor = market.distributor();
        market.distributor();
        String sku = market.stocked(distributor, "300.00", 20);
        String order = group.order(market.consumer(), sku, 5, null);
        group.pay(order);
        group.awaitStatus(order, "COMPLETED");
        journeys.awaitEnd(order, "group-buy-order");

        JsonNode answer = group.order(order);
        assertThat(answer.path("sellerId").asText()).isEqualTo(distributor.id());
        assertThat(answer.path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(answer.path("offers")).isEmpty();
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(15);
        assertThat(group.read("/api/orders/" + order + "/decisions").toString()).contains("group-buy-allocation",
                "GA-STOCK-ALL", "GA-REGION");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_ReadCampaign",
                "Call_SellThroughDistributor", "Task_RateForGroupBuy", "Task_RankForGroupBuy", "Task_AssignBest",
                "Event_OrderAssignedByRules", "Task_ReserveStock", "Task_IssueGoodsOfSeller", "Event_OrderEnded");
    }

    @Test
    void an_operator_decides_where_no_distributor_may_ship_it() {
        Distributor distributor = market.distributor();
        String sku = market.stocked(distributor, "300.00", 20);
        String order = group.order(market.consumer(), sku, 5, null);
        unlist(sku);
        group.pay(order);
        tasks.complete(tasks.awaitTask(order, "Task_ChooseSeller"),
                Map.of("decision", "ASSIGN", "sellerId", distributor.id()));
        group.awaitStatus(order, "COMPLETED");
        assertThat(journeys.elementsEntered(order)).contains("Boundary_NoneAllowed", "Event_OrderAssigned");
    }

    private void unlist(String sku) {
        Product known = products.find(List.of(new Sku(sku))).values().iterator().next();
        products.put(new Product(known.sku(), known.name(), known.category(), known.unit(), false, known.unitPrice(),
                known.floor(), known.ceiling(), known.taxRate()));
    }

    @Test
    void an_order_that_is_rejected_after_it_was_amended_gets_all_of_its_money_back() {
        String sku = shop.product("300.00");
        String order = group.order(market.consumer(), sku, 5, null);
        String payment = group.pay(order);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"),
                Map.of("decision", "CHANGES", "comment", "Fewer, please"));
        group.awaitStatus(order, "CHANGES_REQUESTED");
        assertThat(group.amend(order, sku, 2).getStatusCode().value()).isEqualTo(202);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), Map.of("decision", "REJECT", "comment", "No"));
        group.awaitStatus(order, "REJECTED");
        assertThat(group.payment(payment).path("captured").asText()).isEqualTo("1500.00");
        Awaitility.await().untilAsserted(
                () -> assertThat(group.payment(payment).path("refunded").asText()).isEqualTo("1500.00"));
    }
}
