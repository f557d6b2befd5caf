package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.product.Sku;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Stock that is moved between plants, and people who approve it; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class TransferTest {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");
    private static final String APPROVAL = "Task_ApproveTransfer";
    private static final String LATE = "Task_ApproveLateTransfer";

    private final ApplicationContext baton;
    private final Shop shop;
    private final Trade trade;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final ProcessCommands commands;
    private final TransactionTemplate transaction;

    private LocationId east = new LocationId("unset");
    private LocationId north = new LocationId("unset");
    private Sku kettle = new Sku("unset");

    @Autowired
    TransferTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock,
            ProcessCommands commands,
            TransactionTemplate transaction) {
        this.baton = baton;
        this.shop = new Shop(baton);
        this.trade = new Trade(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.commands = commands;
        this.transaction = transaction;
    }

    @BeforeEach
    void twoPlants() {
        east = trade.plant("EAST");
        north = trade.plant("NORTH");
        kettle = trade.product("100.00");
        trade.receive(north, Trade.line(kettle, 100));
    }

    @Test
    void a_small_transfer_is_reserved_at_once_and_its_delays_are_noted() {
        String transfer = asked(10, null);
        awaitState(transfer, "APPROVED");
        journeys.awaitElement(transfer, "Task_AwaitShipment");
        assertThat(read(transfer).path("rule").asText()).isEqualTo("TRF-SMALL");

        clock.advance(Duration.ofDays(4));
        journeys.awaitElement(transfer, "Event_OverdueShipmentReported");
        ship(transfer);
        journeys.awaitElement(transfer, "Task_AwaitReceipts");
        clock.advance(Duration.ofDays(6));
        journeys.awaitElement(transfer, "Event_OverdueReceiptReported");
        receive(transfer, "GR-1", kettle.value(), 4);
        receive(transfer, "GR-2", kettle.value(), 6);

        journeys.awaitElement(transfer, "Event_TransferReceived");
        assertThat(read(transfer).path("shipmentOverdueSince").asText()).isNotEmpty();
        assertThat(read(transfer).path("receiptOverdueSince").asText()).isNotEmpty();
        assertStock(east, 10, 0, 0);
        assertStock(north, 90, 0, 0);
    }

    @Test
    void a_large_transfer_is_approved_by_somebody_who_has_not_asked_for_it() {
        String transfer = asked(60, north);
        UserTask task = tasks.awaitTask(transfer, APPROVAL);
        assertThat(task.candidateGroups()).containsExactly("stock-keepers");
        assertThat(task.formKey()).isPositive();
        JsonNode sheet = tasks.variables(task).path("transferTask");
        assertThat(sheet.path("from").asText()).startsWith(north.value());
        assertThat(sheet.path("lines").path(0).path("quantity").asText()).isEqualTo("60 PC");

        answer(transfer, APPROVAL, "stock", APPROVE);
        Awaitility.await().untilAsserted(() -> assertThat(
                tasks.variables(tasks.awaitTask(transfer, APPROVAL)).path("transferNotice").asText())
                .contains("stock has asked"));
        answer(transfer, APPROVAL, "mia", APPROVE);

        awaitState(transfer, "APPROVED");
        assertThat(read(transfer).path("approvedBy").asText()).isEqualTo("mia");
        assertStock(north, 100, 60, 0);
    }

    @Test
    void what_is_rejected_is_not_moved() {
        String transfer = asked(60, north);

        answer(transfer, APPROVAL, "mia", Map.of("decision", "REJECT", "comment", "We need it ourselves"));

        journeys.awaitElement(transfer, "Event_NotApproved");
        awaitState(transfer, "REJECTED");
        assertStock(north, 100, 0, 0);
    }

    @Test
    void a_late_approval_is_the_managers() {
        String transfer = asked(60, north);
        clock.advanceTo(due(tasks.awaitTask(transfer, APPROVAL)));
        assertThat(tasks.awaitTask(transfer, LATE).candidateGroups()).containsExactly("stock-managers");

        answer(transfer, LATE, "mia", APPROVE);

        awaitState(transfer, "APPROVED");
    }

    @Test
    void a_transfer_on_which_nobody_decides_lapses() {
        String transfer = asked(60, north);
        clock.advanceTo(due(tasks.awaitTask(transfer, APPROVAL)));
        clock.advanceTo(due(tasks.awaitTask(transfer, LATE)));

        journeys.awaitElement(transfer, "Event_NotApproved");
        awaitState(transfer, "LAPSED");
    }

    @Test
    void nothing_is_moved_where_nobody_has_it() {
        String transfer = asked(101, null);

        journeys.awaitElement(transfer, "Event_NothingMoved");
        awaitState(transfer, "UNSOURCED");
        assertThat(read(transfer).path("sources").path(0).path("outcome").asText()).isEqualTo("LACKING");
    }

    @Test
    void stock_that_is_gone_when_it_is_to_be_reserved_is_looked_for_elsewhere() {
        String transfer = asked(60, null);
        tasks.awaitTask(transfer, APPROVAL);
        LocationId west = trade.plant("WEST");
        trade.receive(west, Trade.line(kettle, 60));
        shop.post("stock", "/api/inventory/issues", Map.of("location", north.value(), "reference", Trade.name("I"),
                "lines", List.of(Map.of("sku", kettle.value(), "quantity", 50))));

        answer(transfer, APPROVAL, "mia", APPROVE);
        Awaitility.await().untilAsserted(() -> assertThat(tasks.variables(tasks.awaitTask(transfer, APPROVAL))
                .path("transferTask").path("from").asText()).startsWith(west.value()));
        answer(transfer, APPROVAL, "mia", APPROVE);

        journeys.awaitElement(transfer, "Task_AwaitShipment");
        assertStock(west, 60, 60, 0);
        assertThat(journeys.elementsEntered(transfer)).containsSubsequence("Gateway_Reserved", "Task_FindSources",
                "Gateway_Reserved", "Task_AwaitShipment");
    }

    @Test
    void stock_that_proves_not_to_be_there_is_looked_for_elsewhere() {
        String transfer = asked(10, null);
        journeys.awaitElement(transfer, "Task_AwaitShipment");

        shop.post("stock", "/api/inventory/corrections", Map.of("location", north.value(), "reference", Trade.name("C"),
                "lines", List.of(Map.of("sku", kettle.value(), "quantity", -95))));

        journeys.awaitElement(transfer, "Boundary_StockWithdrawn");
        journeys.awaitElement(transfer, "Event_NothingMoved");
        awaitState(transfer, "UNSOURCED");
        assertStock(north, 5, 0, 0);
    }

    @Test
    void a_transfer_that_is_cancelled_ends_and_so_does_its_task() {
        String transfer = asked(60, north);
        tasks.awaitTask(transfer, APPROVAL);

        shop.post("stock", path(transfer) + "/cancellation", Map.of("reason", "No lorry"));

        journeys.awaitElement(transfer, "Event_TransferGivenUp");
        awaitState(transfer, "CANCELLED");
        Awaitility.await().untilAsserted(() -> assertThat(tasks.open(transfer)).isEmpty());
    }

    @Test
    void a_transfer_whose_need_has_not_changed_goes_on() {
        String transfer = asked(10, null);
        journeys.awaitElement(transfer, "Task_AwaitShipment");

        transaction.executeWithoutResult(
                status -> commands.publish(transfer, "transfer-need-changed", transfer, Map.of()));

        journeys.awaitElement(transfer, "Event_NeedChecked");
        awaitState(transfer, "APPROVED");
        ship(transfer);
        journeys.awaitElement(transfer, "Task_AwaitReceipts");
    }

    @Test
    void an_order_whose_goods_no_plant_has_alone_is_served_by_a_transfer() {
        String pot = shop.expected("100.00");
        String lid = shop.expected("10.00");
        shop.receive(Shop.PLANT, pot, 10);
        shop.receive(Shop.OTHER_PLANT, lid, 20);
        Distributor distributor = shop.distributor("5000.00");
        Placed order = place(distributor, pot, lid);
        shop.awaitStatus(order, "BACKORDERED");
        String transfer = Awaitility.await().until(() -> transferOf(lid), found -> !found.isEmpty());

        UserTask task = tasks.awaitTask(transfer, APPROVAL);
        assertThat(tasks.variables(task).path("transferTask").path("why").asText()).contains(order.number());
        assertThat(tasks.variables(task).path("transferRules").path(0).path("ruleId").asText()).isEqualTo("TRF-FAR");
        answer(transfer, APPROVAL, "mia", APPROVE);
        awaitState(transfer, "APPROVED");
        JsonNode approved = read(transfer);
        assertThat(approved.path("to").asText()).isEqualTo(Shop.PLANT);
        assertThat(approved.path("from").asText()).isEqualTo(Shop.OTHER_PLANT);
        assertThat(approved.path("lines").path(0).path("quantity").asInt()).isEqualTo(10);
        ship(transfer);
        receive(transfer, "GR-1", lid, 4);
        assertThat(shop.status(order)).isEqualTo("BACKORDERED");
        receive(transfer, "GR-2", lid, 6);

        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.timeline(order)).containsSubsequence("transfer.proposed", "transfer.approved",
                "transfer.reserved", "transfer.shipped", "transfer.partly-received", "transfer.received",
                "order.completed");
        assertThat(shop.stock(lid, distributor.warehouse()).path("onHand").asInt()).isEqualTo(10);
        journeys.awaitElement(transfer, "Event_TransferReceived");
        assertThat(journeys.elementsEntered(transfer)).as("its own transfer has ended the wait")
                .doesNotContain("Event_TransferGivenUp");
    }

    @Test
    void the_order_of_a_retailer_is_served_by_a_transfer_from_a_plant_to_its_distributor() {
        Market market = new Market(baton);
        Market.Retailer retailer = market.retailer("5000.00");
        String pan = market.stocked(retailer.distributor(), "100.00", 4);
        shop.receive(pan, 50);
        Placed order = market.place(retailer, pan, 10);
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), APPROVE);
        market.accept(order, retailer.distributor());
        shop.awaitStatus(order, "BACKORDERED");
        String transfer = Awaitility.await().until(() -> transferOf(pan), found -> !found.isEmpty());
        answer(transfer, APPROVAL, "mia", APPROVE);
        awaitState(transfer, "APPROVED");
        assertThat(read(transfer).path("to").asText()).isEqualTo(retailer.distributor().warehouse());
        assertThat(read(transfer).path("from").asText()).isEqualTo(Shop.PLANT);

        ship(transfer);
        receive(transfer, "GR-1", pan, 6);

        market.awaitEnd(order, "COMPLETED");
        assertThat(shop.stock(pan, Shop.PLANT).path("onHand").asInt()).isEqualTo(44);
        assertThat(shop.stock(pan, retailer.distributor().warehouse()).path("onHand").asInt()).isZero();
        assertThat(shop.stock(pan, retailer.store()).path("onHand").asInt()).isEqualTo(10);
    }

    @Test
    void a_transfer_for_an_order_that_is_cancelled_is_given_up() {
        String pot = shop.expected("100.00");
        String lid = shop.expected("10.00");
        shop.receive(Shop.PLANT, pot, 10);
        shop.receive(Shop.OTHER_PLANT, lid, 20);
        Placed order = place(shop.distributor("5000.00"), pot, lid);
        shop.awaitStatus(order, "BACKORDERED");
        String transfer = Awaitility.await().until(() -> transferOf(lid), found -> !found.isEmpty());
        answer(transfer, APPROVAL, "mia", APPROVE);
        awaitState(transfer, "APPROVED");

        shop.cancel(order);

        shop.awaitEnd(order, "CANCELLED");
        journeys.awaitElement(transfer, "Event_TransferGivenUp");
        assertThat(journeys.elementsEntered(transfer)).contains("Task_CheckNeed");
        awaitState(transfer, "CANCELLED");
        assertThat(shop.stock(lid, Shop.OTHER_PLANT).path("reserved").asInt()).isZero();
        assertThat(shop.timeline(order)).contains("transfer.cancelled");
    }

    @Test
    void a_transfer_for_an_order_whose_stock_comes_otherwise_is_given_up() {
        String pot = shop.expected("100.00");
        String lid = shop.expected("10.00");
        shop.receive(Shop.PLANT, pot, 10);
        shop.receive(Shop.OTHER_PLANT, lid, 20);
        Placed order = place(shop.distributor("5000.00"), pot, lid);
        shop.awaitStatus(order, "BACKORDERED");
        String transfer = Awaitility.await().until(() -> transferOf(lid), found -> !found.isEmpty());
        tasks.awaitTask(transfer, APPROVAL);

        shop.receive(Shop.PLANT, lid, 10);

        journeys.awaitElement(transfer, "Event_TransferGivenUp");
        assertThat(journeys.elementsEntered(transfer)).contains("Task_CheckNeed");
        awaitState(transfer, "CANCELLED");
        shop.awaitEnd(order, "COMPLETED");
    }

    @Test
    void an_order_that_nothing_can_be_moved_for_is_told_so() {
        String lid = shop.expected("10.00");
        Placed order = shop.place(shop.distributor("5000.00"), lid, 10);
        shop.awaitStatus(order, "BACKORDERED");

        Awaitility.await().untilAsserted(() -> assertThat(shop.timeline(order)).containsOnlyOnce("transfer.none"));
        shop.receive(lid, 10);
        shop.awaitEnd(order, "COMPLETED");
    }

    private String asked(int quantity, @Nullable LocationId from) {
        Map<String, Object> wish = new HashMap<>(Map.of("to", east.value(), "reference", Trade.name("REF"), "lines",
                List.of(Map.of("sku", kettle.value(), "quantity", quantity))));
        if (from != null) {
            wish.put("from", from.value());
        }
        return shop.post("stock", "/api/inventory/transfers", wish).path("id").asText();
    }

    private void ship(String transfer) {
        shop.post("stock", path(transfer) + "/shipment", Map.of("document", "DN-1"));
    }

    private void receive(String transfer, String document, String sku, int quantity) {
        shop.post("stock", path(transfer) + "/receipts", Map.of("document", document, "lines",
                List.of(Map.of("sku", sku, "quantity", quantity))));
    }

    /** Ten of each. */
    private Placed place(Distributor distributor, String... skus) {
        JsonNode order = shop.post("integrator", "/api/orders", Map.of(
                "channel", "DISTRIBUTOR",
                "externalReference", UUID.randomUUID().toString(),
                "customerId", distributor.id(),
                "currency", "CNY",
                "payment", Map.of("method", "PREPAID"),
                "shipTo", Map.of("name", "Goods inwards", "line1", "Road 1", "city", "Shanghai", "region", "EAST",
                        "postalCode", "200000", "country", "CN"),
                "lines", List.of(skus).stream().map(sku -> Map.of("sku", sku, "quantity", 10)).toList()));
        return new Placed(order.path("id").asText(), order.path("number").asText());
    }

    private String transferOf(String sku) {
        return shop.get("/api/inventory/transfers?sku=" + sku).path("items").path(0).path("id").asText();
    }

    private void answer(String transfer, String element, String person, Map<String, Object> form) {
        UserTask task = tasks.awaitTask(transfer, element);
        tasks.assign(task, person);
        tasks.complete(task, form);
    }

    private static Instant due(UserTask task) {
        return task.dueDate().orElseThrow().plusSeconds(60);
    }

    private void awaitState(String transfer, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(read(transfer).path("state").asText()).isEqualTo(state));
    }

    private JsonNode read(String transfer) {
        return shop.get(path(transfer));
    }

    private static String path(String transfer) {
        return "/api/inventory/transfers/" + transfer;
    }

    private void assertStock(LocationId location, int onHand, int reserved, int inTransit) {
        JsonNode stock = shop.stock(kettle.value(), location.value());
        assertThat(stock.path("onHand").asInt()).isEqualTo(onHand);
        assertThat(stock.path("reserved").asInt()).isEqualTo(reserved);
        assertThat(stock.path("inTransit").asInt()).isEqualTo(inTransit);
    }
}
