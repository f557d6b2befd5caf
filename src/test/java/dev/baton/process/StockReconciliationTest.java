package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.ids.Ids;
import dev.baton.product.Sku;
import dev.baton.sap.reconciliation.SapPlant;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import dev.baton.testing.UserTask;
import dev.baton.testing.UserTasks;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.HttpClientErrorException;

/** The ways of a run; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class StockReconciliationTest {

    private static final String PROCESS = "stock-reconciliation";
    private static final String PATH = "/api/inventory/reconciliations";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final SapPlant plant;

    @Autowired
    StockReconciliationTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            TestClock clock,
            JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.clock = clock;
        this.jdbc = jdbc;
        this.plant = new SapPlant(baton);
    }

    @Test
    void a_small_difference_is_adjusted_once_when_somebody_asks_for_it() {
        Sku sku = plant.booked(10);
        plant.sapHas(sku, 12);

        String run = requestedAbout(sku, "ADJUSTED");

        journeys.awaitElement(run, "Event_StockReconciled");
        assertThat(plant.onHand(sku)).isEqualTo(12);
        JsonNode report = shop.get(PATH + "/" + run);
        assertThat(report.path("state").asText()).isEqualTo("DONE");
        assertThat(report.path("outcomes").path("ADJUSTED").asInt()).isEqualTo(1);
        assertThat(
                shop.get(PATH + "/" + run + "/lines?outcome=ADJUSTED").path("items").path(0).path("difference").asInt())
                .isEqualTo(2);
        assertThat(shop.get(PATH + "/" + run + "/ignored?limit=1").path("items")).hasSize(1);
        assertThat(shop.get(PATH).path("items").findValuesAsText("id")).contains(run);
    }

    @Test
    void a_manager_decides_about_a_large_difference() {
        Sku sku = plant.booked(2000);
        plant.sapHas(sku, 1000);

        String run = requestedAbout(sku, "ABOVE_LIMIT");
        UserTask task = tasks.awaitTask(run, "Task_DecideDifferences");
        assertThat(task.candidateGroups()).containsExactly("stock-managers");
        assertThat(tasks.variables(task).path("stockDifferences").path("rows").path(0).path("difference").asText())
                .isEqualTo("-1000 PC");
        tasks.assign(task, "anna");
        tasks.complete(task, Map.of("stockDecision", "ADJUST"));

        journeys.awaitElement(run, "Event_DifferencesDecided");
        assertThat(plant.onHand(sku)).isEqualTo(1000);
        JsonNode line = shop.get(PATH + "/" + run + "/lines").path("items").path(0);
        assertThat(line.path("outcome").asText()).isEqualTo("ADJUSTED");
        assertThat(line.path("decidedBy").asText()).isEqualTo("anna");
    }

    @Test
    void a_difference_on_which_nobody_decides_stays_and_every_day_has_its_run() {
        Sku sku = plant.booked(2000);
        plant.sapHas(sku, 1000);
        String run = requestedAbout(sku, "ABOVE_LIMIT");
        tasks.awaitTask(run, "Task_DecideDifferences");

        clock.advance(Duration.ofDays(3).plusHours(1));

        journeys.awaitElement(run, "Event_DifferencesDecided");
        assertThat(plant.onHand(sku)).isEqualTo(2000);
        assertThat(shop.get(PATH + "/" + run + "/lines").path("items").path(0).path("outcome").asText())
                .isEqualTo("LEFT");
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(journeys.everWalked(PROCESS)).contains("Event_ReconciliationTime", "Flow_Begun_ReadSapStock");
            assertThat(shop.get(PATH).path("items").findValuesAsText("requestedBy")).contains("timer");
        });
    }

    @Test
    void the_days_run_does_not_begin_beside_another() {
        jdbc.sql("""
                INSERT INTO sap_stock_run (id, state, requested_by, started_at) VALUES (?, 'READING', 'test', ?)""")
                .params(Ids.next(), Timestamp.from(clock.instant().plus(Duration.ofDays(2))))
                .update();

        clock.advance(Duration.ofDays(1).plusHours(1));

        Awaitility.await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journeys.everWalked(PROCESS)).contains("Event_RunUnderWay"));
        jdbc.sql("UPDATE sap_stock_run SET state = 'FAILED', finished_at = now() WHERE requested_by = 'test'").update();
    }

    /** The run that finds the difference: the requested one, or one of the clock's that has begun since and has to end first. */
    private String requestedAbout(Sku sku, String outcome) {
        Awaitility.await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(HttpClientErrorException.Conflict.class)
                .until(() -> shop.post("stock", PATH, Map.of()).path("id").asText(), id -> !id.isEmpty());
        return Awaitility.await().atMost(PATIENCE).until(() -> jdbc
                .sql("SELECT run::text FROM sap_stock_line WHERE sku = ? AND outcome = ? ORDER BY run LIMIT 1")
                .params(sku.value(), outcome)
                .query(String.class)
                .optional(), Optional::isPresent).orElseThrow();
    }

    /** One that the clock of an earlier test has begun may still be under way. */
    @BeforeEach
    void awaitNoRun() {
        Awaitility.await().atMost(PATIENCE).until(() -> jdbc
                .sql("SELECT count(*) FROM sap_stock_run WHERE state IN ('READING', 'COMPARING')")
                .query(Integer.class).single() == 0);
    }
}
