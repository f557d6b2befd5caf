package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.process.Market.Retailer;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import io.camunda.client.CamundaClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.HttpClientErrorException;

/** Orders of retailers, from the accepted order to the settled one, and every way out in between that needs no clock. */
@ProcessTest
class RetailerOrderTest {

    private final Shop shop;
    private final Market market;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final CamundaClient engine;

    @Autowired
    RetailerOrderTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            CamundaClient engine) {
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.engine = engine;
    }

    @Test
    void the_own_distributor_takes_the_order_and_its_goods_come_from_its_warehouse() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10);
        JsonNode offer = market.awaitOffer(order, retailer.distributor());
        assertThat(offer.path("total").asText()).isEqualTo("1130.00");
        assertThat(offer.path("lines").path(0).path("quantity").asInt()).isEqualTo(10);
        assertThat(offer.toString()).doesNotContain("Counter", "Road 2");

        market.answer(offer, "ACCEPT");
        market.awaitEnd(order, "COMPLETED");

        JsonNode answer = shop.order(order);
        assertThat(answer.path("sellerId").asText()).isEqualTo(retailer.distributor().id());
        assertThat(answer.path("offers").findValuesAsText("state")).containsExactly("ACCEPTED");
        assertThat(answer.path("sapSalesOrder").isNull()).isTrue();
        assertThat(answer.path("shipments")).hasSize(1);
        assertThat(market.available(retailer)).isEqualTo("3870.00");
        assertThat(shop.stock(sku, retailer.distributor().warehouse()).path("onHand").asInt()).isEqualTo(90);
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isEqualTo(10);
        assertThat(
                shop.get("/api/accounts/" + retailer.distributor().id() + ":SETTLEMENT:CNY").path("available").asText())
                .as("less the platform's commission of 3 %").isEqualTo("1096.10");
        assertThat(answer.path("split").path("settled").asText()).isEqualTo("1130.00");
        assertThat(simulators.salesOrders(order.number())).as("SAP knows nothing of it").isEmpty();
        assertThat(shop.get("/api/orders/" + order + "/decisions").toString()).contains("order-distribution",
                "OD-HOME", "OD-STOCK-ALL", "settlement-split", "SPL-");
        assertThat(journeys.elementsEntered(order)).containsSubsequence("Task_PriceOrder", "Task_HoldMoney",
                "Task_RecordReview", "Task_GatherSellers", "Task_RateSellers", "Task_RankSellers", "Task_OfferOrder",
                "Task_AnswerOffer", "Boundary_OfferAnswered", "Task_RecordAnswer", "Event_OrderTaken",
                "Task_ReserveStock", "Task_ReleaseToSeller", "Task_GatherSplitFacts", "Task_DecideSplit",
                "Task_RecordSplit", "Task_AwaitPickup", "Task_IssueGoodsOfSeller",
                "Task_AwaitDelivery", "Task_SettleConsignment", "Event_OrderCompleted");
    }

    @Test
    void a_distributor_leaves_the_order_to_its_neighbour_who_takes_it_in_its_task() {
        Retailer retailer = market.retailer("5000.00");
        Distributor neighbour = market.distributor();
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        shop.receive(neighbour.warehouse(), sku, 50);
        Placed order = market.place(retailer, sku, 10);
        UserTask first = tasks.awaitTask(order, "Task_AnswerOffer");
        assertThat(first.candidateGroups()).containsExactly("seller-" + retailer.distributor().id());
        assertThat(tasks.variables(first).path("offerTask").path("order").asText()).isEqualTo(order.number());
        tasks.complete(first, Map.of());

        UserTask again = tasks.awaitTask(order, "Task_AnswerOffer");
        tasks.complete(again, Map.of("decision", "DECLINE", "comment", "Closed this week"));
        market.awaitOffer(order, neighbour);
        tasks.complete(tasks.awaitTask(order, "Task_AnswerOffer"), Map.of("decision", "ACCEPT"));

        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("offers").findValuesAsText("state")).containsExactly("DECLINED", "ACCEPTED");
        assertThat(shop.timeline(order)).contains("order.offer-declined", "order.seller-assigned");
        assertThat(shop.stock(sku, neighbour.warehouse()).path("onHand").asInt()).isEqualTo(40);
        assertThat(shop.stock(sku, retailer.distributor().warehouse()).path("onHand").asInt()).isEqualTo(100);
    }

    @Test
    void an_operator_finds_a_distributor_where_nobody_takes_the_order() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10);
        market.answer(market.awaitOffer(order, retailer.distributor()), "DECLINE");
        UserTask choice = tasks.awaitTask(order, "Task_ChooseSeller");
        assertThat(tasks.variables(choice).path("untaken").path("rated").findValuesAsText("answer"))
                .contains("declined");
        tasks.complete(choice, Map.of("decision", "ASK_AGAIN"));

        market.answer(market.awaitOffer(order, retailer.distributor()), "DECLINE");
        tasks.complete(tasks.awaitTask(order, "Task_ChooseSeller"),
                Map.of("decision", "ASSIGN", "sellerId", retailer.id()));
        UserTask again = tasks.awaitTask(order, "Task_ChooseSeller");
        assertThat(tasks.variables(again).path("sellerNotice").asText()).contains("no active distributor");
        tasks.complete(again, Map.of("decision", "ASSIGN", "sellerId", retailer.distributor().id()));

        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("sellerId").asText()).isEqualTo(retailer.distributor().id());
    }

    @Test
    void an_order_that_nobody_takes_is_given_up_and_holds_nothing() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10);
        market.answer(market.awaitOffer(order, retailer.distributor()), "DECLINE");
        tasks.complete(tasks.awaitTask(order, "Task_ChooseSeller"), Map.of("decision", "GIVE_UP"));

        market.awaitEnd(order, "CANCELLED");
        assertThat(shop.order(order).path("closingReason").asText()).isEqualTo("NOBODY_TAKES_IT");
        market.assertUndone(order, retailer, "5000.00", sku);
    }

    @Test
    void an_order_that_is_cancelled_is_not_on_offer_any_more() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10);
        JsonNode offer = market.awaitOffer(order, retailer.distributor());
        shop.cancel(order);
        market.awaitEnd(order, "CANCELLED");
        market.assertUndone(order, retailer, "5000.00", sku);
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class)
                .isThrownBy(() -> market.answer(offer, "ACCEPT"))
                .withMessageContaining("WITHDRAWN");
    }

    @Test
    void an_order_that_is_amended_while_it_is_on_offer_is_offered_anew() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10);
        JsonNode offer = market.awaitOffer(order, retailer.distributor());
        shop.amend(order, sku, 5);
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class)
                .isThrownBy(() -> market.answer(offer, "ACCEPT"));
        market.accept(order, retailer.distributor());
        shop.awaitStatus(order, "COMPLETED");
        assertThat(market.available(retailer)).isEqualTo("4375.00");
    }

    @Test
    void an_order_with_a_hard_fault_is_rejected() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "9.00", 100);
        Placed order = market.place(retailer, sku, 10);
        market.awaitEnd(order, "REJECTED");
        market.assertUndone(order, retailer, "5000.00", sku);
    }

    @Test
    void an_order_short_of_money_goes_on_once_its_voucher_is_approved() {
        Retailer retailer = market.retailer("1000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10, "VOUCHER");
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        shop.topUp(new Distributor(retailer.id(), retailer.account(), retailer.store()), "130.00");
        market.accept(order, retailer.distributor());
        market.awaitEnd(order, "COMPLETED");
        assertThat(market.available(retailer)).isEqualTo("0.00");
    }

    @Test
    void the_rules_reject_an_order_without_asking_anybody() {
        Retailer retailer = market.retailer("9000000.00");
        String sku = market.stocked(retailer.distributor(), "5000.00", 2_000);
        Placed order = market.place(retailer, sku, 1_500);
        market.awaitEnd(order, "REJECTED");
        assertThat(journeys.elementsEntered(order)).contains("Event_OrderRejectedByRule")
                .doesNotContain("Call_DistributeOrder");
    }

    @Test
    void a_reviewer_asks_for_a_change_and_lets_the_amended_order_pass() {
        Retailer retailer = market.retailer("200000.00");
        String sku = market.stocked(retailer.distributor(), "1130.00", 100);
        Placed order = market.place(retailer, sku, 60);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"),
                Map.of("decision", "CHANGES", "comment", "Fewer, please"));
        shop.awaitStatus(order, "CHANGES_REQUESTED");
        shop.amend(order, sku, 50);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), Map.of("decision", "APPROVE"));
        market.accept(order, retailer.distributor());
        market.awaitEnd(order, "COMPLETED");
    }

    @Test
    void a_reviewer_rejects_an_order() {
        Retailer retailer = market.retailer("200000.00");
        String sku = market.stocked(retailer.distributor(), "1130.00", 100);
        Placed order = market.place(retailer, sku, 60);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), Map.of("decision", "REJECT", "comment", "No"));
        market.awaitEnd(order, "REJECTED");
        market.assertUndone(order, retailer, "200000.00", sku);
    }

    @Test
    void an_order_waits_for_the_stock_of_its_distributor_and_for_no_other() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(market.distributor(), "113.00", 500);
        Placed order = market.place(retailer, sku, 10);
        market.accept(order, retailer.distributor());
        shop.awaitStatus(order, "BACKORDERED");
        Placed ofDistributor = shop.place(shop.distributor("5000.00"), sku, 10);
        shop.receive(sku, 10);
        shop.awaitEnd(ofDistributor, "COMPLETED");
        assertThat(shop.status(order)).isEqualTo("BACKORDERED");

        shop.receive(retailer.distributor().warehouse(), sku, 10);
        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.stock(sku, retailer.distributor().warehouse()).path("onHand").asInt()).isZero();
    }

    @Test
    void a_retailer_pays_for_what_it_accepts_only() {
        Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10, "PREPAID", "Quiet Harbour");
        market.accept(order, retailer.distributor());
        journeys.awaitElement(order, "Task_AwaitPickup");
        market.report(order, "InTransit");
        shop.awaitStatus(order, "SHIPPED");
        String shipment = shop.order(order).path("shipments").path(0).path("id").asText();
        assertThatExceptionOfType(HttpClientErrorException.UnprocessableEntity.class).isThrownBy(
                () -> market.confirm(shipment, Map.of("sku", sku, "kind", "SHORT", "quantity", 11)));

        market.confirm(shipment, Map.of("sku", sku, "kind", "DAMAGED", "quantity", 2),
                Map.of("sku", sku, "kind", "SHORT", "quantity", 1));

        market.awaitEnd(order, "COMPLETED");
        JsonNode line = shop.order(order).path("lines").path(0);
        assertThat(line.path("delivered").asInt()).isEqualTo(10);
        assertThat(line.path("returned").asInt()).isEqualTo(3);
        assertThat(shop.order(order).path("shipments").path(0).path("differences").findValuesAsText("kind"))
                .containsExactly("DAMAGED", "SHORT");
        assertThat(market.available(retailer)).as("seven of ten").isEqualTo("4209.00");
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isEqualTo(7);
        assertThat(shop.stock(sku, retailer.distributor().warehouse()).path("onHand").asInt()).isEqualTo(90);
        assertThat(shop.timeline(order)).containsOnlyOnce("shipment.confirmed", "order.goods-refused",
                "payment.given-back");
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class).isThrownBy(() -> market.confirm(shipment));
    }

    @Test
    void a_retailer_pays_at_delivery_by_card_and_for_what_it_accepts_only() {
        Retailer retailer = market.retailer("0.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10, "POS", "Quiet Harbour");
        market.accept(order, retailer.distributor());
        journeys.awaitElement(order, "Task_AwaitPickup");
        market.report(order, "InTransit");
        shop.awaitStatus(order, "SHIPPED");
        market.confirm(shop.order(order).path("shipments").path(0).path("id").asText(),
                Map.of("sku", sku, "kind", "WRONG", "quantity", 4));
        journeys.awaitElement(order, "Task_AwaitCardPayment");
        assertThatExceptionOfType(HttpClientErrorException.UnprocessableEntity.class)
                .isThrownBy(() -> market.payByCard(order, "1130.00"));

        market.payByCard(order, "678.00");

        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(market.available(retailer)).isEqualTo("0.00");
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isEqualTo(6);
    }

    @Test
    void a_second_instance_for_the_same_order_ends_itself() {
        Retailer retailer = market.retailer("5000.00");
        Placed order = market.place(retailer, market.stocked(retailer.distributor(), "113.00", 100), 10);
        engine.newCreateInstanceCommand()
                .bpmnProcessId("retailer-order")
                .latestVersion()
                .variables(Map.of("orderId", order.id(), "orderNumber", order.number(), "channel", "RETAILER"))
                .send()
                .join();
        market.accept(order, retailer.distributor());
        shop.awaitStatus(order, "COMPLETED");
        journeys.awaitElement(order, "Event_SecondInstanceEnded");
        assertThat(market.available(retailer)).isEqualTo("3870.00");
    }
}
