package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.platform.money.Money;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import dev.baton.trade.GroupBuy;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ways of a return; each job comes twice, and has its effect once. */
@ProcessTest
@JobsTwice
@Isolated("loses the first answer of every job, and moves the clock")
class ReturnOrderTest {

    private static final String APPROVE = "Task_ApproveReturn";
    private static final String INSPECT = "Task_InspectReturn";

    private final ApplicationContext baton;
    private final Shop shop;
    private final Market market;
    private final GroupBuy group;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Simulators simulators;

    @Autowired
    ReturnOrderTest(
            ApplicationContext baton,
            TestRestTemplate http,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock,
            JdbcClient jdbc,
            Simulators simulators) {
        this.baton = baton;
        this.shop = new Shop(baton);
        this.market = new Market(baton);
        this.group = new GroupBuy(http);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.jdbc = jdbc;
        this.simulators = simulators;
    }

    @Test
    void a_distributor_gives_goods_back_which_are_inspected_in_a_task() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        Placed order = completed(distributor, sku);
        String id = request(order, "DAMAGED", List.of(
                Map.of("sku", sku, "quantity", 4, "condition", "DAMAGED"), line(3, "UNOPENED")));
        JsonNode authorised = awaitStatus(id, "AUTHORISED");
        assertThat(authorised.path("policy").path("rule").asText()).isEqualTo("RET-OUR-FAULT");
        assertThat(authorised.path("policy").path("freight").asText()).isEqualTo("SELLER");
        assertThat(authorised.path("number").asText()).matches("BR-\\d{4}-\\d{6,}");
        receive(id, 4, 3);

        UserTask task = tasks.awaitTask(id, INSPECT);
        assertThat(task.candidateGroups()).isEqualTo(List.of("returns"));
        assertThat(tasks.variables(task).path("returnTask").path("lines").path(1).path("received").asText())
                .isEqualTo("3");
        UserTask again = again(id, answer(task, "ines", Map.of("disposition", "REJECT")), INSPECT);
        assertThat(tasks.variables(again).path("returnNotice").asText()).contains("reason is missing");
        again = again(id, answer(again, "ines", Map.of("disposition", "RESTOCK", "exceptions", "the first")), INSPECT);
        assertThat(tasks.variables(again).path("returnNotice").asText()).contains("the first");
        answer(again, "ines", Map.of("disposition", "RESTOCK", "exceptions", "1 SCRAP broken glass"));

        JsonNode done = awaitStatus(id, "COMPLETED");
        journeys.awaitEnd(id, "return-order");
        assertThat(done.path("inspectedBy").asText()).isEqualTo("ines");
        assertThat(done.path("lines").findValuesAsText("disposition")).containsExactly("SCRAP", "RESTOCK");
        assertThat(done.path("refunded").asText()).isEqualTo("791.00");
        assertThat(simulators.returnOrders(done.path("number").asText())).singleElement().satisfies(made -> {
            assertThat(made.path("CustomerReturn").asText()).isEqualTo(done.path("sapReturn").asText());
            assertThat(made.findValuesAsText("RequestedQuantity")).containsExactly("4", "3");
        });
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("4661.00");
        assertThat(shop.stock(sku, Shop.PLANT).path("onHand").asInt()).isEqualTo(993);
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(3);
        JsonNode now = shop.order(order);
        assertThat(now.path("lines").path(0).path("returned").asInt()).isEqualTo(7);
        assertThat(now.path("paymentStatus").asText()).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(now.path("returns").path(0).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(shop.timeline(order)).containsOnlyOnce("return.requested", "return.authorised", "return.received",
                "return.inspected", "return.stocked", "payment.refunded", "return.completed");
    }

    @Test
    void what_sap_refuses_is_asked_again_until_somebody_has_entered_it_there() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.product("PT" + System.nanoTime() + "-KEPT", "113.00");
        shop.receive(sku, 100);
        Placed order = completed(distributor, sku);
        String id = request(order, "DEFECTIVE", 2, "DAMAGED");
        awaitStatus(id, "AUTHORISED");
        receive(id, 2);
        tasks.awaitTask(id, INSPECT);
        inspect(id, "QUARANTINE");
        String element = "Task_ResolveSapRefusal";
        UserTask task = tasks.awaitTask(id, element);
        assertThat(task.candidateGroups()).isEqualTo(List.of("operators"));
        assertThat(tasks.variables(task).path("sapMessage").asText()).contains("cannot be returned");
        UserTask again = again(id, answer(task, "otto", Map.of("sapDecision", "RETRY")), element);
        clock.advance(Duration.ofDays(1).plusMinutes(5));
        again = again(id, again, element);
        answer(again, "otto", Map.of("sapDecision", "BY_HAND"));
        JsonNode done = awaitStatus(id, "COMPLETED");
        assertThat(done.path("sapReturn").isNull()).isTrue();
        assertThat(done.path("refunded").asText()).isEqualTo("226.00");
        assertThat(simulators.returnOrders(done.path("number").asText())).isEmpty();
    }

    @Test
    void a_person_refuses_and_needs_a_reason() {
        Placed order = completed(shop.distributor("5000.00"), shop.stocked("113.00"));
        deliveredBefore(order, 40);
        String id = request(order, "DAMAGED", 2, "DAMAGED");
        UserTask task = tasks.awaitTask(id, APPROVE);
        assertThat(tasks.variables(task).path("returnReason").asText()).contains("more than 30 days");
        UserTask again = again(id, answer(task, "rita", Map.of("decision", "REFUSE")), APPROVE);
        assertThat(tasks.variables(again).path("returnNotice").asText()).contains("reason is missing");
        again = again(id, answer(again, "rita", Map.of()), APPROVE);
        answer(again, "rita", Map.of("decision", "REFUSE", "comment", "It was fine a month ago"));
        JsonNode refused = awaitStatus(id, "REFUSED");
        assertThat(refused.path("endReason").asText()).isEqualTo("It was fine a month ago");
        assertThat(refused.path("endedBy").asText()).isEqualTo("rita");
        journeys.awaitElement(id, "Event_ReturnNotAllowed");
        String used = request(order, "CHANGED_MIND", 2, "USED");
        assertThat(awaitStatus(used, "REFUSED").path("policy").path("rule").asText()).isEqualTo("RET-USED");
        journeys.awaitElement(used, "Event_ReturnRefused");
    }

    @Test
    void what_is_not_decided_in_time_is_the_managers_and_what_they_do_not_decide_is_refused() {
        Placed order = completed(shop.distributor("5000.00"), shop.stocked("113.00"));
        deliveredBefore(order, 40);
        String allowed = request(order, "DAMAGED", 2, "DAMAGED");
        String undecided = request(order, "DAMAGED", 2, "DAMAGED");
        tasks.awaitTask(allowed, APPROVE);
        UserTask task = tasks.awaitTask(undecided, APPROVE);
        passes(task);
        UserTask late = tasks.awaitTask(allowed, "Task_ApproveLateReturn");
        assertThat(late.candidateGroups()).isEqualTo(List.of("returns-managers"));
        answer(late, "max", Map.of("decision", "AUTHORISE"));
        assertThat(awaitStatus(allowed, "AUTHORISED").path("authorisedBy").asText()).isEqualTo("max");
        passes(tasks.awaitTask(undecided, "Task_ApproveLateReturn"));
        assertThat(awaitStatus(undecided, "REFUSED").path("endReason").asText()).contains("Nobody has decided");
        shop.post("integrator", "/api/returns/" + allowed + "/withdrawal", Map.of());
        journeys.awaitElement(allowed, "Event_WithdrawalEnded");
        assertThat(shop.order(order).path("lines").path(0).path("returned").asInt()).isZero();
    }

    @Test
    void what_is_not_sent_in_time_lapses_but_what_came_at_the_last_moment_goes_on() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = completed(distributor, shop.stocked("113.00"));
        String missing = request(order, "CHANGED_MIND", 2, "UNOPENED");
        String late = request(order, "CHANGED_MIND", 3, "UNOPENED");
        Instant until = Instant.parse(awaitStatus(missing, "AUTHORISED").path("receiveBy").asText());
        awaitStatus(late, "AUTHORISED");
        journeys.awaitElement(missing, "Gateway_AwaitGoods");
        journeys.awaitElement(late, "Gateway_AwaitGoods");
        // its process is not woken
        jdbc.sql(
                """
                        UPDATE return_order SET state = 'RECEIVED', received_by = 'x', received_at = now(), inspect_by = ? WHERE id = ?::uuid""")
                .params(Timestamp.from(until.plus(Duration.ofHours(2))), late).update();
        jdbc.sql("UPDATE return_line SET received = 3 WHERE return_id = ?::uuid").param(late).update();
        Duration left = Duration.between(clock.instant(), until.plusSeconds(120));
        clock.advance(left, left);
        awaitStatus(missing, "LAPSED");
        journeys.awaitElement(missing, "Event_ReturnLapsed");

        UserTask task = tasks.awaitTask(late, INSPECT);
        passes(task);
        UserTask managers = tasks.awaitTask(late, "Task_InspectLateReturn");
        assertThat(managers.candidateGroups()).isEqualTo(List.of("returns-managers"));
        clock.advance(Duration.ofDays(1).plusMinutes(5));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shop.timeline(order)).containsOnlyOnce("return.late"));
        inspect(late, "RESTOCK");
        awaitStatus(late, "COMPLETED");
        assertThat(journeys.elementsEntered(late)).contains("Boundary_LateInspected", "Event_ManagersReminded");
    }

    @Test
    void managers_inspect_what_is_late_and_others_over_http() {
        Distributor distributor = shop.distributor("5000.00");
        Placed order = completed(distributor, shop.stocked("113.00"));
        String late = request(order, "DEFECTIVE", 2, "DAMAGED");
        String quick = request(order, "DEFECTIVE", 3, "DAMAGED");
        awaitStatus(late, "AUTHORISED");
        awaitStatus(quick, "AUTHORISED");
        receive(quick, 3);
        tasks.awaitTask(quick, INSPECT);
        inspect(quick, "QUARANTINE");
        awaitStatus(quick, "COMPLETED");
        assertThat(journeys.elementsEntered(quick)).contains("Boundary_Inspected");
        receive(late, 2);
        passes(tasks.awaitTask(late, INSPECT));
        answer(tasks.awaitTask(late, "Task_InspectLateReturn"), "max",
                Map.of("disposition", "REJECT", "comment", "Nothing is wrong with it"));
        JsonNode done = awaitStatus(late, "COMPLETED");
        assertThat(done.path("credit").isNull()).isTrue();
        assertThat(done.path("endReason").asText()).isEqualTo("Nothing was taken back");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("4209.00");
    }

    @Test
    void what_a_distributor_sold_is_refunded_by_its_shares_once_its_account_gives_them() {
        Market.Retailer retailer = market.retailer("5000.00");
        String sku = market.stocked(retailer.distributor(), "113.00", 100);
        Placed order = market.place(retailer, sku, 10);
        market.accept(order, retailer.distributor());
        market.awaitEnd(order, "COMPLETED");
        AccountId settlement = AccountId.of(retailer.distributor().id(), AccountKind.SETTLEMENT, "CNY");
        AccountId bank = AccountId.internal(AccountKind.BANK, "CNY");
        Ledger ledger = baton.getBean(Ledger.class);
        Money all = ledger.account(settlement).orElseThrow().posted();
        ledger.transfer("drain:" + order, settlement, bank, all, "paid out", "");

        String id = request(order, "WRONG_GOODS", 10, "UNOPENED");
        awaitStatus(id, "AUTHORISED");
        receive(id, 10);
        tasks.awaitTask(id, INSPECT);
        inspect(id, "RESTOCK");
        UserTask obstacle = tasks.awaitTask(id, "Task_ResolveObstacle");
        assertThat(obstacle.candidateGroups()).isEqualTo(List.of("finance"));
        assertThat(tasks.variables(obstacle).path("returnObstacle").asText()).contains("of the seller gives");
        clock.advance(Duration.ofDays(1).plusMinutes(5));
        UserTask again = again(id, obstacle, "Task_ResolveObstacle");
        ledger.transfer("refill:" + order, bank, settlement, all, "paid in", "");
        answer(again, "fiona", Map.of());

        assertThat(awaitStatus(id, "COMPLETED").path("refunded").asText()).isEqualTo("1130.00");
        assertThat(market.available(retailer)).isEqualTo("5000.00");
        assertThat(ledger.account(settlement).orElseThrow().posted().isZero()).isTrue();
        assertThat(shop.stock(sku, retailer.distributor().warehouse()).path("onHand").asInt()).isEqualTo(100);
        assertThat(shop.stock(sku, retailer.store()).path("onHand").asInt()).isZero();
        assertThat(shop.order(order).path("paymentStatus").asText()).isEqualTo("REFUNDED");
        assertThat(shop.timeline(order)).contains("return.refund-fails");
    }

    @Test
    void what_was_bought_in_a_group_is_refunded_by_the_institution() {
        Distributor distributor = market.distributor();
        String sku = market.stocked(distributor, "300.00", 20);
        String order = group.order(market.consumer(), sku, 5, null);
        String payment = group.pay(order);
        group.awaitStatus(order, "COMPLETED");
        Placed placed = new Placed(order, order);

        String id = request(placed, "CHANGED_MIND", 2, "OPENED");
        assertThat(awaitStatus(id, "AUTHORISED").path("policy").path("rule").asText()).isEqualTo("RET-CONSUMER");
        receive(id, 2);
        inspect(id, "RESTOCK");

        JsonNode done = awaitStatus(id, "COMPLETED");
        assertThat(done.path("paidBack").asText()).isEqualTo(done.path("refunded").asText()).isEqualTo("600.00");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(group.payment(payment).path("refunded").asText()).isEqualTo("600.00"));
        assertThat(shop.stock(sku, distributor.warehouse()).path("onHand").asInt()).isEqualTo(17);
    }

    @Test
    void goods_are_exchanged_for_the_same_and_for_dearer_ones() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        String dearer = shop.stocked("200.00");
        Placed order = completed(distributor, sku);
        shop.product(sku, "150.00");
        String id = shop.post("integrator", "/api/returns", Map.of("orderId", order.id(), "type", "EXCHANGE", "reason",
                "DEFECTIVE", "lines", List.of(line(2, "DAMAGED"),
                        Map.of("line", 1, "quantity", 1, "condition", "UNOPENED", "replacementSku", dearer))))
                .path("id").asText();
        awaitStatus(id, "AUTHORISED");
        receive(id, 2, 1);
        shop.post("stock", "/api/returns/" + id + "/inspection", Map.of("lines",
                List.of(Map.of("no", 1, "disposition", "SCRAP"), Map.of("no", 2, "disposition", "RESTOCK"))));
        JsonNode done = awaitStatus(id, "COMPLETED");
        Placed replacement = new Placed(done.path("replacementOrder").asText(), "the replacement");
        shop.awaitEnd(replacement, "COMPLETED");
        JsonNode placed = shop.order(replacement);
        assertThat(placed.path("externalReference").asText())
                .isEqualTo(shop.order(order).path("externalReference").asText() + "-X");
        assertThat(placed.path("lines").findValuesAsText("unitPrice")).contains("113.00", "200.00");
        assertThat(shop.account(distributor).path("available").asText())
                .isEqualTo(new BigDecimal("4209.00")
                        .subtract(new BigDecimal(placed.path("totals").path("total").asText())).toPlainString());
        String second =
                shop.post("integrator", "/api/returns", Map.of("orderId", order.id(), "type", "EXCHANGE", "reason",
                        "DEFECTIVE", "lines", List.of(line(1, "DAMAGED")))).path("id").asText();
        awaitStatus(second, "AUTHORISED");
        receive(second, 1);
        inspect(second, "SCRAP");
        JsonNode again = awaitStatus(second, "COMPLETED");
        Placed other = new Placed(again.path("replacementOrder").asText(), "the other replacement");
        assertThat(shop.order(other).path("externalReference").asText())
                .endsWith("-X-" + again.path("number").asText());
        shop.awaitEnd(other, "COMPLETED");
    }

    private Placed completed(Distributor distributor, String sku) {
        Placed order = shop.place(distributor, sku, 10);
        shop.awaitEnd(order, "COMPLETED");
        return order;
    }

    private void deliveredBefore(Placed order, int days) {
        jdbc.sql("UPDATE consignment SET changed_at = changed_at - make_interval(days => ?) WHERE order_id = ?::uuid")
                .params(days, order.id()).update();
    }

    private String request(Placed order, String reason, int quantity, String condition) {
        return request(order, reason, List.of(line(quantity, condition)));
    }

    private static Map<String, Object> line(int quantity, String condition) {
        return Map.of("line", 1, "quantity", quantity, "condition", condition);
    }

    private String request(Placed order, String reason, List<Map<String, Object>> lines) {
        return shop.post("integrator", "/api/returns",
                Map.of("orderId", order.id(), "type", "RETURN", "reason", reason, "lines", lines)).path("id").asText();
    }

    private void receive(String id, int... quantities) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int index = 0; index < quantities.length; index++) {
            lines.add(Map.of("no", index + 1, "quantity", quantities[index]));
        }
        shop.post("stock", "/api/returns/" + id + "/receipt", Map.of("lines", lines));
    }

    private void inspect(String id, String disposition) {
        shop.post("stock", "/api/returns/" + id + "/inspection",
                Map.of("lines", List.of(Map.of("no", 1, "disposition", disposition))));
    }

    private JsonNode awaitStatus(String id, String status) {
        return await("return to be " + status).atMost(Duration.ofSeconds(60))
                .until(() -> shop.get("/api/returns/" + id), found -> found.path("status").asText().equals(status));
    }

    private UserTask answer(UserTask task, String person, Map<String, Object> said) {
        tasks.assign(task, person);
        tasks.complete(task, said);
        return task;
    }

    private UserTask again(String id, UserTask before, String element) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> tasks.open(id).stream()
                        .filter(open -> open.key() > before.key() && open.elementId().equals(element))
                        .findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Lets a task be overdue, in one step: what is done every hour would be done very often. */
    private void passes(UserTask task) {
        Instant until = task.dueDate().orElseThrow().plusSeconds(60);
        Duration left = Duration.between(clock.instant(), until);
        clock.advance(left, left);
    }
}
