package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import io.camunda.client.CamundaClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From the accepted order to the settled one, and every way out in between that needs no clock. */
@ProcessTest
class DistributorOrderTest {

    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final CamundaClient engine;

    @Autowired
    DistributorOrderTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            CamundaClient engine) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.engine = engine;
    }

    @Test
    void a_plain_order_is_settled_without_a_person() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitEnd(order, "COMPLETED");

        JsonNode answer = shop.order(order);
        assertThat(answer.path("paymentStatus").asText()).isEqualTo("CAPTURED");
        assertThat(answer.path("review").path("outcome").asText()).isEqualTo("AUTO_APPROVE");
        assertThat(answer.path("review").path("reasons").findValuesAsText("rule")).containsExactly("REV-PLAIN-ORDER");
        assertThat(answer.path("shipments")).hasSize(1);
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("3870.00");
        assertThat(shop.stock(sku, Shop.PLANT).path("onHand").asInt()).isEqualTo(990);
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(10);
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(simulators.deliveries(answer.path("sapSalesOrder").asText())).hasSize(1);
        assertThat(journeys.elementsEntered(order)).containsSubsequence(
                "Task_ClaimOrder", "Task_CheckOrder", "Task_FindPromotions", "Task_PriceOrder", "Task_HoldMoney",
                "Task_GatherReviewFacts", "Task_DecideReview", "Task_RecordReview", "Task_ReserveStock",
                "Task_CreateSalesOrder",
                "Task_ChooseCarrier", "Task_BookCarrier", "Task_AwaitPickup", "Task_IssueGoods", "Task_AwaitDelivery",
                "Task_ReceiveGoods", "Task_SettleConsignment", "Event_OrderCompleted");
    }

    @Test
    void an_order_with_a_hard_fault_is_rejected_with_its_reason_and_holds_nothing() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("9.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitEnd(order, "REJECTED");
        assertThat(journeys.elementsEntered(order)).contains("Event_OrderRefusedByCheck");
        assertThat(shop.get("/api/orders/" + order + "/decisions").toString()).contains("CHK-MINIMUM-VALUE");
        shop.assertUndone(order, distributor, "5000.00", sku);
        assertThat(simulators.salesOrders(order.number())).isEmpty();
    }

    @Test
    void an_order_short_of_money_goes_on_by_itself_once_there_is_enough() {
        Distributor distributor = shop.distributor("1000.00");
        String sku = shop.stocked("200.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        shop.topUp(distributor, "1000.00");
        shop.awaitEnd(order, "COMPLETED");
        assertThat(journeys.elementsEntered(order)).contains("Event_MoneyHeld").doesNotContain("Event_PaymentDeadline");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("0.00");
    }

    @Test
    void an_order_amended_while_it_waits_for_money_starts_over_and_is_settled() {
        Distributor distributor = shop.distributor("1000.00");
        String sku = shop.stocked("200.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        shop.amend(order, sku, 5);
        shop.awaitStatus(order, "COMPLETED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("0.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
    }

    @Test
    void the_rules_reject_an_order_without_asking_a_person() {
        Distributor distributor = shop.distributor("9000000.00");
        String sku = shop.stocked("5000.00");
        shop.receive(sku, 1_000);
        Placed order = shop.place(distributor, sku, 1_500);
        shop.awaitEnd(order, "REJECTED");
        assertThat(journeys.elementsEntered(order)).contains("Event_OrderRejectedByRule")
                .doesNotContain("Call_ReviewOrder");
        assertThat(shop.order(order).path("review").path("outcome").asText()).isEqualTo("REJECT");
        shop.assertUndone(order, distributor, "9000000.00", sku);
    }

    @Test
    void a_second_instance_for_the_same_order_ends_itself() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = shop.place(distributor, shop.stocked("113.00"), 10);
        engine.newCreateInstanceCommand()
                .bpmnProcessId("distributor-order")
                .latestVersion()
                .variables(Map.of("orderId", order.id(), "orderNumber", order.number(), "channel", "DISTRIBUTOR"))
                .send()
                .join();
        shop.awaitStatus(order, "COMPLETED");
        journeys.awaitElement(order, "Event_SecondInstanceEnded");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("3870.00");
    }

    @Test
    void an_operator_reads_what_sap_says_and_tries_again() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        new Refusing(simulators).salesOrder(sku, "The customer's sales area is not defined");
        Placed order = shop.place(distributor, sku, 10);
        UserTask task = tasks.awaitTask(order, "Task_ResolveSapRefusal");
        assertThat(task.candidateGroups()).containsExactly("operators");
        assertThat(task.dueDate()).isPresent();
        assertThat(tasks.variables(task).path("sapMessage").asText()).contains("sales area is not defined");
        assertThat(tasks.variables(task).path("orderNumber").asText()).isEqualTo(order.number());
        tasks.complete(task, Map.of("sapDecision", "RETRY"));
        shop.awaitEnd(order, "COMPLETED");
        assertThat(simulators.salesOrders(order.number())).hasSize(1);
    }

    @Test
    void an_operator_cancels_what_sap_refuses() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.product("PT" + System.nanoTime() + "-BLOCKED", "113.00");
        shop.receive(sku, 100);
        Placed order = shop.place(distributor, sku, 10);
        tasks.complete(tasks.awaitTask(order, "Task_ResolveSapRefusal"), Map.of("sapDecision", "CANCEL"));
        shop.awaitEnd(order, "CANCELLED");
        assertThat(journeys.elementsEntered(order)).contains("Event_OrderRefusedBySap");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    @Test
    void an_order_that_waits_for_money_is_cancelled() {
        Distributor distributor = shop.distributor("100.00");
        String sku = shop.stocked("200.00");
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitStatus(order, "AWAITING_PAYMENT");
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "100.00", sku);
    }

    @Test
    void an_order_that_waits_to_be_picked_up_is_cancelled_also_at_sap_and_at_the_carrier() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = shop.place(distributor, sku, 10, "Quiet Harbour");
        journeys.awaitElement(order, "Task_AwaitPickup");
        String shipment = shop.order(order).path("shipments").path(0).path("id").asText();
        shop.cancel(order);
        shop.cancel(order);
        shop.awaitEnd(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
        assertThat(simulators.bookings(shipment)).hasSize(1)
                .allSatisfy(booking -> assertThat(booking.path("status").asText()).isEqualTo("Cancelled"));
        assertThat(simulators.salesOrders(order.number()))
                .singleElement()
                .satisfies(salesOrder -> assertThat(salesOrder.findValuesAsText("SalesDocumentRjcnReason"))
                        .isNotEmpty()
                        .doesNotContain(""));
        assertThat(journeys.elementsEntered(order)).containsSubsequence(
                "Event_CancelRequested", "Task_BeginClosing", "Task_CancelBooking", "Task_ReverseSalesOrder",
                "Task_ReleaseStock",
                "Task_VoidHold", "Task_CloseOrder", "Event_OrderClosed", "Event_OrderCancelled");
    }
}
