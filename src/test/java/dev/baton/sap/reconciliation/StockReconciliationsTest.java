package dev.baton.sap.reconciliation;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.Quarantine;
import dev.baton.inventory.StockChange;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.product.Sku;
import dev.baton.sap.odata.SapUnavailable;
import dev.baton.sap.reconciliation.StockReconciliations.Decision;
import dev.baton.simulators.Simulators;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Blocked;
import dev.baton.trade.Race;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs whose steps are called one by one, as their process calls them. */
@BatonTest
@Isolated("there is one run at a time")
class StockReconciliationsTest {

    private static final AtomicLong INSTANCES = new AtomicLong(-System.nanoTime());

    private final StockReconciliations reconciliations;
    private final StockReconciliationView view;
    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final GoodsMovements movements;
    private final Quarantine quarantine;
    private final Simulators simulators;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Api stock;
    private final SapPlant plant;

    @Autowired
    StockReconciliationsTest(BeanFactory beans, TestRestTemplate http) {
        this.reconciliations = beans.getBean(StockReconciliations.class);
        this.view = beans.getBean(StockReconciliationView.class);
        this.inventory = beans.getBean(Inventory.class);
        this.inTransit = beans.getBean(GoodsInTransit.class);
        this.movements = beans.getBean(GoodsMovements.class);
        this.quarantine = beans.getBean(Quarantine.class);
        this.simulators = beans.getBean(Simulators.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.transaction = beans.getBean(TransactionTemplate.class);
        this.stock = new Api(http, "stock");
        this.plant = new SapPlant(beans);
    }

    @AfterEach
    void end() {
        jdbc.sql(
                "UPDATE sap_stock_run SET state = 'FAILED', finished_at = now() WHERE state IN ('READING', 'COMPARING')")
                .update();
    }

    @Test
    void sap_wins_product_by_product_and_the_report_says_what_was_ignored() {
        Sku equal = plant.booked(100);
        Sku less = plant.booked(100);
        Sku unknownHere = plant.booked(0);
        Sku inspected = plant.booked(10);
        quarantine.setApart(plant.location, List.of(line(inspected, 3)), name("Q"), "dented");
        plant.sapHas(equal, 100);
        plant.sapHas(less, 90);
        plant.sapHas(unknownHere, 5);
        plant.sapHas(inspected, 6);
        plant.sapHas(inspected.value(), 3, "02", "");
        plant.sapHas(equal.value(), 8, "01", "W");
        plant.sapHasOthers(90);

        UUID run = compared(at -> {});

        Reconciliation report = view.get(run);
        assertThat(report.state()).isEqualTo(RunState.DONE);
        assertThat(report.compared()).isEqualTo(4);
        assertThat(report.outcomes()).containsEntry(Outcome.EQUAL, 1).containsEntry(Outcome.ADJUSTED, 3);
        assertThat(report.ignored()).containsEntry(Ignored.Reason.OTHER_STOCK_TYPE, 1)
                .containsEntry(Ignored.Reason.SPECIAL_STOCK, 1)
                .containsEntry(Ignored.Reason.UNKNOWN_MATERIAL, 90)
                .containsKeys(Ignored.Reason.UNKNOWN_PLANT, Ignored.Reason.PLANT_NOT_NAMED);
        assertThat(plant.onHand(less)).isEqualTo(90);
        assertThat(plant.onHand(unknownHere)).isEqualTo(5);
        assertThat(plant.onHand(inspected)).as("six, and three that are set apart").isEqualTo(9);
        assertThat(found(run, less).difference()).isEqualTo(Quantity.of(-10));
        assertThat(found(run, less).rule()).isEqualTo("SD-USUAL");
        assertThat(documents(run, less)).isEqualTo(1);
    }

    @Test
    void what_was_entered_here_and_not_in_sap_is_not_taken_back_without_asking() {
        Sku sku = plant.booked(100);
        plant.sapHas(sku, 100);
        assertThat(found(compared(at -> {}), sku).outcome()).isEqualTo(Outcome.EQUAL);
        plant.receive(sku, 60);
        plant.receive(sku, 7);

        UUID run = compared(at -> {});

        assertThat(found(run, sku).outcome()).isEqualTo(Outcome.ABOVE_LIMIT);
        assertThat(found(run, sku).rule()).isEqualTo("SD-DOCUMENT");
        assertThat(found(run, sku).reason()).contains("entered here");
        assertThat(plant.onHand(sku)).isEqualTo(167);
        reconciliations.decide(run, Decision.LEAVE, "mia");
    }

    @Test
    void what_is_missing_at_sap_is_withdrawn_from_the_youngest_reservation() {
        Sku sku = plant.booked(100);
        inventory.reserve(name("old"), plant.location, List.of(line(sku, 60)));
        String young = name("young");
        inventory.reserve(young, plant.location, List.of(line(sku, 30)));
        plant.sapHas(sku, 70);

        compared(at -> {});

        assertThat(plant.onHand(sku)).isEqualTo(70);
        assertThat(plant.level(sku).reserved()).isEqualTo(Quantity.of(60));
        assertThat(inventory.reservation(young)).isEmpty();
    }

    @Test
    void an_outage_half_way_changes_nothing_and_the_next_try_reads_all_again() {
        Sku sku = plant.booked(10);
        plant.sapHas(sku, 12);
        plant.sapHasOthers(90);
        StubMapping outage = simulators.server()
                .stubFor(get(urlPathEqualTo("/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod"))
                        .withQueryParam("$skiptoken", matching("[4-9]0"))
                        .willReturn(serviceUnavailable()));
        UUID run = begun();

        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(() -> reconciliations.read(run));
        assertThat(reconciliations.compare(run)).isEmpty();
        assertThat(view.get(run).state()).isEqualTo(RunState.READING);
        assertThat(view.get(run).toCompare()).isZero();
        assertThat(plant.onHand(sku)).isEqualTo(10);

        simulators.server().removeStub(outage);
        reconciliations.read(run);
        reconciliations.read(run);
        reconciliations.compare(run);
        assertThat(plant.onHand(sku)).isEqualTo(12);
    }

    @Test
    void stock_of_which_sap_does_not_say_how_much_is_not_taken_for_none() {
        Sku sku = plant.booked(10);
        plant.sapHas(sku, 10);
        StubMapping silent = simulators.server()
                .stubFor(get(urlPathEqualTo("/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod"))
                        .willReturn(
                                okJson("""
                                        {"d":{"__count":"1","results":[{"Material":"%s","Plant":"%s","StorageLocation":"0001",
                                         "Batch":"","InventoryStockType":"01","InventorySpecialStockType":"","MaterialBaseUnit":"PC",
                                         "MatlWrhsStkQtyInMatlBaseUnit":null}]}}"""
                                        .formatted(sku, plant.code))));
        UUID run = begun();

        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(() -> reconciliations.read(run));

        simulators.server().removeStub(silent);
        assertThat(view.get(run).state()).isEqualTo(RunState.READING);
        reconciliations.read(run);
        reconciliations.compare(run);
        assertThat(plant.onHand(sku)).isEqualTo(10);
    }

    @Test
    void a_difference_on_which_nobody_decides_any_more_is_left_and_compared_again() {
        Sku sku = plant.booked(1000);
        plant.sapHas(sku, 100);
        UUID lost = compared(at -> {});
        assertThat(view.get(lost).state()).isEqualTo(RunState.DECIDING);

        jdbc.sql("UPDATE sap_stock_run SET started_at = started_at - interval '5 days' WHERE id = ?").param(lost)
                .update();
        UUID next = compared(at -> {});

        assertThat(view.get(lost).state()).isEqualTo(RunState.DONE);
        assertThat(found(lost, sku).outcome()).isEqualTo(Outcome.LEFT);
        assertThat(found(next, sku).outcome()).isEqualTo(Outcome.ABOVE_LIMIT);
        reconciliations.decide(lost, Decision.ADJUST, "anna");
        assertThat(plant.onHand(sku)).as("too late").isEqualTo(1000);
        reconciliations.decide(next, Decision.ADJUST, "anna");
        assertThat(plant.onHand(sku)).isEqualTo(100);
    }

    @Test
    void what_is_under_way_between_the_two_systems_is_left_out() {
        Sku leaving = plant.booked(10);
        Sku moved = plant.booked(10);
        String order = name("order");
        inventory.reserve(order, plant.location, List.of(line(leaving, 4)));
        inTransit.beginIssue(order);
        plant.sapHas(leaving, 6);
        plant.sapHas(moved, 12);

        UUID run = compared(at -> plant.receive(moved, 2));

        assertThat(found(run, leaving).outcome()).isEqualTo(Outcome.IN_FLIGHT);
        assertThat(found(run, moved).outcome()).isEqualTo(Outcome.IN_FLIGHT);
        assertThat(plant.onHand(leaving)).isEqualTo(10);
        inTransit.issue(order, name("D"));
        UUID next = compared(at -> {});
        assertThat(found(next, leaving).outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(found(next, moved).outcome()).isEqualTo(Outcome.EQUAL);
    }

    @Test
    void what_comes_in_while_the_books_are_changed_takes_the_change_back() {
        Sku sku = plant.booked(10);
        plant.sapHas(sku, 12);
        UUID run = begun();
        reconciliations.read(run);

        CompletableFuture<?> comparing = Objects.requireNonNull(transaction.execute(status -> {
            plant.receive(sku, 2);
            CompletableFuture<?> begun = CompletableFuture.runAsync(() -> reconciliations.compare(run));
            Blocked.await(jdbc);
            return begun;
        }));
        comparing.join();

        assertThat(plant.onHand(sku)).isEqualTo(12);
        assertThat(found(run, sku).outcome()).isEqualTo(Outcome.IN_FLIGHT);
        assertThat(documents(run, sku)).isZero();
    }

    @Test
    void jobs_that_run_side_by_side_adjust_every_product_once() {
        List<Sku> skus = List.of(plant.booked(10), plant.booked(10), plant.booked(10), plant.booked(10));
        skus.forEach(sku -> plant.sapHas(sku, 13));
        UUID run = begun();
        reconciliations.read(run);

        Race.of(4, number -> () -> reconciliations.compare(run));

        assertThat(skus).allSatisfy(sku -> {
            assertThat(plant.onHand(sku)).isEqualTo(13);
            assertThat(documents(run, sku)).isEqualTo(1);
        });
        assertThat(view.get(run).outcomes()).containsEntry(Outcome.ADJUSTED, 4);
    }

    @Test
    void above_the_limit_a_person_decides_and_later_runs_wait_for_that() {
        Sku many = plant.booked(1000);
        Sku unnamed = plant.booked(7);
        Sku counted = plant.booked(1000);
        plant.sapHas(many, 100);
        plant.sapHas(counted, 100);

        UUID run = compared(at -> {});
        assertThat(view.get(run).state()).isEqualTo(RunState.DECIDING);
        assertThat(found(run, many).rule()).isEqualTo("SD-QUANTITY");
        assertThat(found(run, unnamed).rule()).isEqualTo("SD-UNNAMED");
        assertThat(plant.onHand(many)).isEqualTo(1000);
        UUID later = compared(at -> {});
        assertThat(found(later, many).outcome()).isEqualTo(Outcome.LEFT);
        assertThat(view.get(later).state()).isEqualTo(RunState.DONE);

        plant.receive(many, 5);
        movements.adjust(plant.location, List.of(new StockChange(counted, Quantity.of(10))),
                MovementReason.CORRECTION, name("C"));
        reconciliations.decide(run, Decision.ADJUST, "anna");
        reconciliations.decide(run, Decision.LEAVE, "bo");

        assertThat(plant.onHand(many)).as("SAP's hundred, and five that came in since").isEqualTo(105);
        assertThat(plant.onHand(unnamed)).isZero();
        assertThat(plant.onHand(counted)).as("brought to something else meanwhile").isEqualTo(1010);
        assertThat(found(run, counted).outcome()).isEqualTo(Outcome.LEFT);
        assertThat(found(run, many).decidedBy()).isEqualTo("anna");
        assertThat(view.get(run).state()).isEqualTo(RunState.DONE);
    }

    @Test
    void what_the_books_cannot_take_is_refused_and_said() {
        Sku sku = plant.booked(10);
        quarantine.setApart(plant.location, List.of(line(sku, 8)), name("Q"), "dented");
        plant.sapHas(sku, -3);

        UUID run = compared(at -> {});

        assertThat(found(run, sku).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(found(run, sku).reason()).contains("cannot be taken off the books");
        assertThat(plant.onHand(sku)).isEqualTo(10);
    }

    @Test
    void there_is_one_run_at_a_time_and_one_that_does_not_get_on_is_given_up() {
        UUID run = begun();
        assertThat(reconciliations.begin(INSTANCES.decrementAndGet())).isEmpty();
        ResponseEntity<JsonNode> refused = stock.post("/api/inventory/reconciliations", name("key"), "");
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(refused.getBody())).contains(run.toString());

        jdbc.sql("UPDATE sap_stock_run SET started_at = started_at - interval '7 hours' WHERE id = ?").param(run)
                .update();
        begun();

        assertThat(view.get(run).state()).isEqualTo(RunState.FAILED);
        reconciliations.read(run);
        assertThat(reconciliations.compare(run)).isEmpty();
    }

    /** @param between what happens after SAP was read */
    private UUID compared(Consumer<UUID> between) {
        UUID run = begun();
        reconciliations.read(run);
        between.accept(run);
        reconciliations.compare(run);
        return run;
    }

    private UUID begun() {
        long instance = INSTANCES.decrementAndGet();
        UUID run = Awaitility.await().until(() -> reconciliations.begin(instance), begun -> begun.isPresent())
                .orElseThrow();
        assertThat(reconciliations.begin(instance)).contains(run);
        return run;
    }

    private ReconciledLine found(UUID run, Sku sku) {
        return view.lines(run, null, Limit.of(200), null).items().stream().filter(line -> line.sku().equals(sku))
                .findFirst().orElseThrow();
    }

    private int documents(UUID run, Sku sku) {
        return jdbc.sql("SELECT count(*) FROM stock_movement WHERE document = ?").param(run + "/" + sku)
                .query(Integer.class).single();
    }
}
