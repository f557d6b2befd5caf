package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.parts.Baton;
import dev.baton.parts.Ports;
import dev.baton.testing.TestPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The application, the broker or the database is killed outright in the middle of 200 orders, and comes back. */
@Isolated("works both cores to the full")
class CrashTest {

    private static final int ORDERS = 200;
    /** Sent before the crash; the others are sent into it. */
    private static final int BEFORE = 120;
    /** Completed before the crash; the other ones that were sent are under way. */
    private static final int COMPLETED = 20;
    /** For how long what was killed stays away; a restart takes its time beyond that. */
    private static final Duration AWAY = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final TestPlatform PLATFORM = TestPlatform.separate("crash");
    private static final Baton BATON =
            new Baton(Path.of("target", "test-platform", "crash", "baton.log"), Ports.free(), properties());

    private static Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>(PLATFORM.properties());
        // As in the field, where a crash leaves no incident.
        all.put("baton.jobs.longest-pause", "2m");
        all.put("baton.jobs.shortest-pause", "1s");
        // Sooner than in the field comes back what the killed application took with it.
        all.put("camunda.client.worker.defaults.timeout", "15s");
        // Sooner than in the field tells its health that the database is away.
        all.put("spring.datasource.hikari.connection-timeout", "3000");
        return all;
    }

    @BeforeAll
    static void start() {
        PLATFORM.simulators().callbacks().to(BATON.url());
        BATON.start();
    }

    @AfterAll
    static void stop() {
        BATON.close();
        PLATFORM.close();
    }

    @Test
    void all_orders_end_once_when_the_application_is_killed() {
        crash("APP", BATON::kill, BATON::start);
    }

    @Test
    void all_orders_end_once_when_the_broker_is_killed() {
        crash("BRO", PLATFORM.broker()::kill, PLATFORM.broker()::start);
    }

    @Test
    void all_orders_end_once_when_the_database_is_killed() {
        crash("DAT", PLATFORM.postgres()::kill, PLATFORM.postgres()::start);
    }

    private static void crash(String name, Runnable kill, Runnable restart) {
        Wave wave = new Wave(name, BATON.url().toString());
        Outcome outcome = new Outcome(wave, PLATFORM);
        wave.prepare();
        await("health before the crash").atMost(PATIENCE).until(wave::isHealthy);

        wave.send(0, BEFORE).join();
        await("the first orders to complete").atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> outcome.count("COMPLETED") >= COMPLETED);
        CompletableFuture<?> rest = wave.send(BEFORE, ORDERS);
        kill.run();
        await("the crash to be seen").pollDelay(AWAY).atMost(PATIENCE).until(() -> !wave.isHealthy());
        restart.run();
        await("health after the crash").atMost(PATIENCE).until(wave::isHealthy);
        rest.join();

        await("all orders to end").atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(outcome.statuses()).isEqualTo(Map.of("COMPLETED", ORDERS)));
        outcome.assertEachOrderHadEachEffectOnce();
        outcome.assertBooksAddUp();
        assertThat(PLATFORM.incidents().open()).isEmpty();
        JsonNode invariants = wave.read("/api/operations/invariants");
        assertThat(invariants.path("ok").asBoolean()).as(invariants::toPrettyString).isTrue();
    }
}
