package dev.baton.crash;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.order.Channel;
import dev.baton.parts.Baton;
import dev.baton.parts.Camunda;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * While orders of all channels run, each part of a cluster is killed in turn and comes back, each outside system is cut off, SAP for a
 * minute, and each callback comes twice. Every accepted order ends, none twice, no incident is left open, and how long each fault was felt
 * is printed. Run with {@code ./mvnw -Pchaos verify}.
 */
@Tag("chaos")
@Isolated("works all cores to the full")
class ChaosTest {

    /** For how long what was killed stays away. */
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration CUT_OFF = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ResponseDefinitionBuilder GONE = aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);

    @Test
    void every_order_ends_once_whatever_is_killed() {
        try (Cluster cluster = Cluster.started(); Partners partners = Partners.at(cluster.url())) {
            cluster.simulators().callbacks().times(2);
            Wave wave = new Wave("CHA", cluster.url(), List.of(Channel.values()));
            Outcome outcome = new Outcome(wave, cluster.simulators(), cluster.postgres());
            Faults faults = new Faults(wave, outcome);
            Health health = new Health(cluster.url());
            health.awaitProcesses();
            wave.prepare();
            health.awaitUp();

            faults.strike("nothing", () -> {}, Duration.ZERO, () -> {});
            killEach(cluster, faults);
            cutOffEach(cluster.simulators().server(), faults);

            faults.print();
            assertThat(outcome.statuses()).isEqualTo(Map.of("COMPLETED", wave.sent()));
            outcome.assertEachEndedOnce();
            outcome.assertEachOrderHadEachEffectOnce();
            new Books(wave).assertAddUp();
            // a job that failed for the last time, of which the engine never heard, is forgotten after some seconds
            await("no incident to be open").atMost(PATIENCE).until(
                    () -> wave.readAll("/api/operations/exceptions?kind=ENGINE_INCIDENT").isEmpty());
        }
    }

    private static void killEach(Cluster cluster, Faults faults) {
        for (int node = 0; node < cluster.brokers().size(); node++) {
            Camunda broker = cluster.brokers().get(node);
            faults.strike("broker " + (node + 1), broker::kill, AWAY, broker::start);
        }
        for (int number = 0; number < cluster.instances().size(); number++) {
            Baton instance = cluster.instances().get(number);
            faults.strike("application " + (number + 1), instance::kill, AWAY, instance::start);
        }
        faults.strike("PostgreSQL", cluster.postgres()::kill, AWAY, cluster.postgres()::start);
        WireMockServer outside = cluster.simulators().server();
        faults.strike("SAP, carriers and payment", outside::stop, AWAY, outside::start);
    }

    private static void cutOffEach(WireMockServer outside, Faults faults) {
        cutOff(outside, faults, "carriers", "/carriers/.*", GONE, AWAY);
        cutOff(outside, faults, "payment institutions", "(/institutions/[^/]+)?/payments/.*", GONE, AWAY);
        cutOff(outside, faults, "SAP for a minute", "/sap/.*", serviceUnavailable(), CUT_OFF);
    }

    private static void cutOff(
            WireMockServer outside,
            Faults faults,
            String what,
            String path,
            ResponseDefinitionBuilder answer,
            Duration away) {
        StubMapping silence = any(urlPathMatching(path)).atPriority(1).willReturn(answer).build();
        faults.strike(what, () -> outside.addStubMapping(silence), away, () -> outside.removeStub(silence));
    }
}
