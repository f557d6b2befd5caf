package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.order.Channel;
import dev.baton.parts.Baton;
import dev.baton.testing.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The application, the broker and the database are killed outright, one after the other, in the middle of 90 orders, and come back. */
@Tag("crash")
@Isolated("works both cores to the full")
class CrashTest {

    /** Sent before a crash. */
    private static final int BEFORE = 24;
    /** Sent into it. */
    private static final int INTO = 6;
    /** Completed of those before it; the other ones are under way. */
    private static final int COMPLETED = 6;
    /** For how long what was killed stays away; a restart takes its time beyond that. */
    private static final Duration AWAY = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** Who does not end by itself is killed after 20 s. */
    private static final Duration BEFORE_IT_IS_KILLED = Duration.ofSeconds(15);

    @RegisterExtension
    static final Site SITE = new Site("crash", Settings.WITHOUT_SURROUNDINGS);

    private static final TestPlatform PLATFORM = SITE.platform();
    private static final Baton BATON = SITE.baton();
    private static final Health HEALTH = SITE.health();

    @Test
    void all_orders_end_once_whatever_is_killed() {
        Wave wave = new Wave("CRA", BATON.url().toString(), List.of(Channel.DISTRIBUTOR));
        Outcome outcome = new Outcome(wave, PLATFORM.simulators(), PLATFORM.postgres());
        wave.prepare();
        HEALTH.awaitUp();

        crash(wave, outcome, BATON::kill, BATON::start);
        crash(wave, outcome, PLATFORM.broker()::kill, PLATFORM.broker()::start);
        crash(wave, outcome, PLATFORM.postgres()::kill, PLATFORM.postgres()::start);

        await("all orders to end").atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(outcome.statuses()).isEqualTo(Map.of("COMPLETED", wave.sent())));
        outcome.assertEachOrderHadEachEffectOnce();
        outcome.assertEachEndedOnce();
        outcome.assertEachProcessEndedOnce(PLATFORM.journeys());
        new Books(wave).assertAddUp();
        assertThat(PLATFORM.incidents().open()).isEmpty();
        assertEndsInGoodOrderWithoutTheBroker();
    }

    private static void assertEndsInGoodOrderWithoutTheBroker() {
        PLATFORM.broker().kill();
        awaitSeen();

        Instant told = Instant.now();
        BATON.close();

        assertThat(Duration.between(told, Instant.now())).isLessThan(BEFORE_IT_IS_KILLED);
    }

    private static void crash(Wave wave, Outcome outcome, Runnable kill, Runnable restart) {
        int completed = outcome.count("COMPLETED");
        wave.send(BEFORE).join();
        await("the first orders to complete").atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> outcome.count("COMPLETED") >= completed + COMPLETED);
        CompletableFuture<?> rest = wave.send(INTO);
        kill.run();
        awaitSeen();
        restart.run();
        HEALTH.awaitUp();
        rest.join();
    }

    private static void awaitSeen() {
        await("the crash to be seen").pollDelay(AWAY).atMost(PATIENCE).until(() -> !HEALTH.isUp());
    }
}
