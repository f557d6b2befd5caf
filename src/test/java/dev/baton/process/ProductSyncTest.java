package dev.baton.process;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.ids.Ids;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.HttpClientErrorException;

/** The ways of a run that lets products follow SAP's; every job comes twice. */
@ProcessTest
@JobsTwice
@Isolated("moves the clock, and loses the first answer of every job")
class ProductSyncTest {

    private static final String PROCESS = "product-sync";
    private static final String PATH = "/api/products/synchronisations";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop;
    private final Journeys journeys;
    private final Simulators simulators;
    private final TestClock clock;
    private final JdbcClient jdbc;

    @Autowired
    ProductSyncTest(
            ApplicationContext baton,
            Journeys journeys,
            Simulators simulators,
            TestClock clock,
            JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.simulators = simulators;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void all_pages_are_taken_over_when_somebody_asks_for_it() {
        String material = material();

        String run = requested("?everything=true");
        journeys.awaitElement(run, "Event_ProductsSynchronised");

        JsonNode report = shop.get(PATH + "/" + run);
        assertThat(report.path("state").asText()).isEqualTo("DONE");
        assertThat(report.path("requestedBy").asText()).isEqualTo("stock");
        assertThat(report.path("processed").asInt()).isGreaterThan(40);
        assertThat(shop.get("/api/products/" + material).path("listed").asBoolean(true)).isFalse();
        assertThat(journeys.everWalked(PROCESS)).contains("Flow_MorePages_TakeOverPage");
        assertThat(shop.get(PATH).path("items").path(0).path("id").asText()).isEqualTo(run);
        assertThat(shop.get(PATH + "/" + run + "/lines?outcome=ADDED&limit=200").path("items")
                .findValuesAsText("material")).contains(material);

        String again = requested("?everything=true");
        journeys.awaitElement(again, "Event_ProductsSynchronised");
        JsonNode outcomes = shop.get(PATH + "/" + again).path("outcomes");
        assertThat(outcomes.has("ADDED")).isFalse();
        assertThat(outcomes.has("UPDATED")).isFalse();
    }

    @Test
    void an_outage_of_sap_is_waited_for() {
        String material = material();
        var outage =
                simulators.server().stubFor(any(urlPathMatching(".*/API_PRODUCT_SRV/.*")).willReturn(serverError()));
        String run = requested("");
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(simulators.server()
                .countRequestsMatching(anyRequestedFor(urlPathMatching(".*/API_PRODUCT_SRV/.*")).build())
                .getCount()).isPositive());
        assertThat(shop.get(PATH + "/" + run).path("state").asText()).isEqualTo("RUNNING");
        assertThat(refusal()).as("one at a time").contains(run);
        simulators.server().removeStub(outage);

        journeys.awaitElement(run, "Event_ProductsSynchronised");
        assertThat(shop.get("/api/products/" + material).path("name").asText()).isEqualTo("Synchronised");
    }

    @Test
    void every_day_has_its_run() {
        clock.advance(Duration.ofDays(1).plusHours(1));

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(journeys.everWalked(PROCESS)).contains("Event_SynchronisationTime", "Flow_Begun_TakeOverPage");
            assertThat(shop.get(PATH).path("items").findValuesAsText("requestedBy")).contains("timer");
        });
    }

    @Test
    void the_days_run_does_not_begin_beside_another() {
        jdbc.sql("INSERT INTO sap_product_run (id, state, requested_by, started_at) VALUES (?, 'RUNNING', 'test', ?)")
                .params(Ids.next(), Timestamp.from(clock.instant().plus(Duration.ofDays(2))))
                .update();

        clock.advance(Duration.ofDays(1).plusHours(1));

        Awaitility.await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(journeys.everWalked(PROCESS)).contains("Event_RunUnderWay"));
        jdbc.sql("UPDATE sap_product_run SET state = 'FAILED', finished_at = now() WHERE requested_by = 'test'")
                .update();
    }

    private String material() {
        String material = "PS" + UUID.randomUUID().toString().substring(0, 12);
        simulators.product(material, "Synchronised", "SYNC", "PC", clock.instant(), Map.of());
        return material;
    }

    private String requested(String how) {
        return shop.post("stock", PATH + how, Map.of()).path("id").asText();
    }

    private String refusal() {
        try {
            return requested("");
        } catch (HttpClientErrorException refused) {
            assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
            return refused.getResponseBodyAsString();
        }
    }

    @BeforeEach
    void awaitNoRun() {
        Awaitility.await().atMost(PATIENCE).until(() -> jdbc
                .sql("SELECT count(*) FROM sap_product_run WHERE state = 'RUNNING'")
                .query(Integer.class).single() == 0);
    }
}
