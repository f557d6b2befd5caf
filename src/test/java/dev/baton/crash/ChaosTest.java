package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.parts.Baton;
import dev.baton.parts.Camunda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * While orders run, each part of a cluster is killed in turn and comes back, SAP is cut off for a minute, and each callback comes twice. Every
 * accepted order ends, none twice, and how long each fault was felt is printed. Run with {@code ./mvnw -Pchaos verify}.
 */
@Tag("chaos")
@Isolated("works all cores to the full")
class ChaosTest {

    /** Sent before a fault. */
    private static final int BEFORE = 20;
    /** Sent into it. */
    private static final int INTO = 20;
    /** For how long what was killed stays away. */
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration CUT_OFF = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /**
     * @param felt seconds from the fault until an order was completed that was sent into it
     * @param over seconds from the fault until all of them were
     */
    private record Recovery(String fault, double felt, double over) {}

    private final List<Recovery> recoveries = new ArrayList<>();

    @Test
    void every_order_ends_once_whatever_is_killed() {
        try (Cluster cluster = Cluster.started()) {
            cluster.simulators().callbacks().times(2);
            Wave wave = new Wave("CHA", cluster.url());
            Outcome outcome = new Outcome(wave, cluster.simulators(), cluster.postgres());
            await("the engine to have the processes").atMost(PATIENCE).until(wave::hasProcesses);
            wave.prepare();
            await("health").atMost(PATIENCE).until(wave::isHealthy);

            fault("nothing", wave, outcome, () -> {}, Duration.ZERO, () -> {});
            for (int node = 0; node < cluster.brokers().size(); node++) {
                Camunda broker = cluster.brokers().get(node);
                fault("broker " + node, wave, outcome, broker::kill, AWAY, broker::start);
            }
            for (int number = 0; number < cluster.instances().size(); number++) {
                Baton instance = cluster.instances().get(number);
                fault("application " + number, wave, outcome, instance::kill, AWAY, instance::start);
            }
            fault("PostgreSQL", wave, outcome, cluster.postgres()::kill, AWAY, cluster.postgres()::start);
            fault("SAP and carriers", wave, outcome, cluster.simulators().server()::stop, AWAY,
                    cluster.simulators().server()::start);
            cutOff(wave, outcome, cluster);

            print();
            assertThat(outcome.statuses()).isEqualTo(Map.of("COMPLETED", wave.sent()));
            outcome.assertEachOrderHadEachEffectOnce();
            outcome.assertBooksAddUp();
            JsonNode invariants = wave.read("/api/operations/invariants");
            assertThat(invariants.path("ok").asBoolean()).as(invariants::toPrettyString).isTrue();
        }
    }

    private void cutOff(Wave wave, Outcome outcome, Cluster cluster) {
        StubMapping[] silence = new StubMapping[1];
        fault("SAP for a minute", wave, outcome,
                () -> silence[0] = cluster.simulators().server()
                        .stubFor(WireMock.any(WireMock.urlPathMatching("/sap/.*"))
                                .atPriority(1).willReturn(WireMock.serviceUnavailable())),
                CUT_OFF, () -> cluster.simulators().server().removeStub(silence[0]));
    }

    private void fault(
            String what,
            Wave wave,
            Outcome outcome,
            Runnable happens,
            Duration away,
            Runnable ends) {
        wave.send(BEFORE).join();
        await("some to be under way").atMost(PATIENCE)
                .until(() -> outcome.count("COMPLETED") > wave.sent() - BEFORE + 2);
        long start = System.nanoTime();
        happens.run();
        int before = wave.sent();
        CompletableFuture<?> into = wave.send(INTO);
        await("the end of " + what).pollDelay(away).atMost(PATIENCE).until(() -> true);
        ends.run();
        await("an order that was sent into it").atMost(PATIENCE).ignoreExceptions()
                .until(() -> outcome.completedFrom(before) > 0);
        double felt = seconds(start);
        await("all orders to end").atMost(PATIENCE).ignoreExceptions()
                .until(() -> outcome.count("COMPLETED") == wave.sent());
        into.join();
        recoveries.add(new Recovery(what, felt, seconds(start)));
        System.out.println(recoveries.getLast());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private void print() {
        System.out.printf("%n%-20s %16s %16s%n", "seconds until", "one completed", "all completed");
        recoveries.forEach(one -> System.out.printf(Locale.ROOT, "%-20s %16.1f %16.1f%n", one.fault(), one.felt(),
                one.over()));
    }
}
