package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.operations.Invariants;
import dev.baton.process.CancelScenes.Scene;
import dev.baton.testing.Incidents;
import dev.baton.testing.Journeys;
import dev.baton.trade.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;

/**
 * A cancel is asked for at every wait of every channel, and between any two steps, while the job of the next one is in flight: the order ends
 * cancelled with nothing held, or goes on to its end and the reason was told. Nothing in between.
 *
 * <p>{@code ./mvnw -Pmatrix verify} asks hundreds of times; {@code -Dmatrix.seed=…} repeats what an earlier run has chosen.
 */
@ProcessTest
class CancelMatrixTest {

    private static final Logger LOG = LoggerFactory.getLogger(CancelMatrixTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int AT_ONCE = 4;
    /** More elements than an order enters on its whole way. */
    private static final int STEPS = 64;

    private final CancelScenes scenes;
    private final Shop shop;
    private final Journeys journeys;
    private final Incidents incidents;
    private final Invariants invariants;
    private final JdbcClient jdbc;
    private final long seed = Long.getLong("matrix.seed", new Random().nextLong());
    private final int orders = Integer.getInteger("matrix.orders", 9);

    @Autowired
    CancelMatrixTest(
            ApplicationContext baton,
            TestRestTemplate http,
            Journeys journeys,
            Incidents incidents,
            Invariants invariants,
            JdbcClient jdbc) {
        this.scenes = new CancelScenes(baton, http);
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.incidents = incidents;
        this.invariants = invariants;
        this.jdbc = jdbc;
    }

    /** A cancel that is to be asked for once the order has entered so many elements, or waits. */
    private record Attempt(Supplier<Scene> scene, int steps, String user) {}

    @Test
    void an_order_is_cancelled_whole_or_goes_on_wherever_a_cancel_finds_it() throws Exception {
        LOG.info("Cancels {} orders on their way, chosen by -Dmatrix.seed={}", orders, seed);
        List<Attempt> attempts = attempts(new Random(seed));
        assertNothingViolated(all(attempts.stream().map(attempt -> (Callable<Scene>) () -> cancel(attempt)).toList()));
    }

    @Test
    void a_cancel_and_a_pick_up_that_race_end_in_exactly_one_of_the_two() throws Exception {
        List<Supplier<Scene>> pickUps = scenes.pickUps();
        assertNothingViolated(all(IntStream.range(0, orders)
                .mapToObj(number -> (Callable<Scene>) () -> race(pickUps.get(number % pickUps.size()).get()))
                .toList()));
    }

    private Scene race(Scene scene) {
        journeys.awaitElement(scene.order(), scene.standsAt());
        List<String> answers = Race.of(2, number -> () -> {
            if (number == 0) {
                return refusal(scene, "operator");
            }
            scenes.report(scene, "InTransit");
            return "";
        });
        if (!answers.getFirst().isEmpty()) {
            shop.awaitStatus(scene.order(), "SHIPPED", "DELIVERED", "COMPLETED");
            scenes.report(scene, "Delivered");
        }
        assertOneOfTheTwo(scene, answers.getFirst(), scene.toString());
        return scene;
    }

    private static List<Scene> all(List<Callable<Scene>> attempts) throws Exception {
        List<Scene> done = new ArrayList<>();
        try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Scene> one : some.invokeAll(attempts)) {
                done.add(one.get());
            }
        }
        return done;
    }

    private void assertNothingViolated(List<Scene> done) {
        List<String> violations = invariants.check().checks()
                .stream()
                .flatMap(check -> check.violations().stream().map(what -> check.name() + ": " + what))
                .filter(what -> done.stream().anyMatch(scene -> what.contains(scene.order().number())))
                .toList();
        assertThat(violations).as("seed %d", seed).isEmpty();
    }

    private List<Attempt> attempts(Random random) {
        List<Attempt> all = new ArrayList<>();
        scenes.waits().forEach(wait -> all.add(new Attempt(wait, STEPS, user(random))));
        for (int number = 0; number < orders; number++) {
            Supplier<Scene> way = scenes.ways().get(number % scenes.ways().size());
            all.add(new Attempt(way, random.nextInt(STEPS), user(random)));
        }
        return all;
    }

    private static String user(Random random) {
        return random.nextBoolean() ? "integrator" : "operator";
    }

    private Scene cancel(Attempt attempt) {
        Scene scene = attempt.scene().get();
        await(scene + " to be cancelled").atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> isThere(scene, attempt.steps()));
        String refusal = refusal(scene, attempt.user());
        String what = "%s, by %s at step %d, seed %d".formatted(scene, attempt.user(), attempt.steps(), seed);
        if (!refusal.isEmpty()) {
            assertThat(scene.standsAt()).as(what).isEmpty();
        }
        assertOneOfTheTwo(scene, refusal, what);
        return scene;
    }

    private void assertOneOfTheTwo(Scene scene, String refusal, String what) {
        if (refusal.isEmpty()) {
            shop.awaitStatus(scene.order(), "CANCELLED");
            journeys.awaitEnd(scene.order(), scene.process());
            await(what).atMost(PATIENCE).untilAsserted(() -> assertThat(leftOver(scene.order())).as(what).isEmpty());
        } else {
            assertThat(refusal).as(what).contains("/api/returns");
            shop.awaitStatus(scene.order(), "COMPLETED");
            journeys.awaitEnd(scene.order(), scene.process());
        }
        assertThat(incidents.open(scene.order().id())).as(what).isEmpty();
    }

    private boolean isThere(Scene scene, int steps) {
        List<String> entered = journeys.elementsEntered(scene.order());
        return entered.size() >= steps
                || (scene.standsAt().isEmpty()
                        ? shop.status(scene.order()).equals("COMPLETED")
                        : entered.contains(scene.standsAt()));
    }

    /** @return why not; empty if it was taken */
    private String refusal(Scene scene, String user) {
        return await().atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .ignoreException(HttpServerErrorException.ServiceUnavailable.class)
                .until(() -> {
                    try {
                        shop.post(user, "/api/orders/" + scene.order() + "/cancellation", Map.of("reason", "Matrix"));
                        return "";
                    } catch (HttpClientErrorException.Conflict refused) {
                        return refused.getResponseBodyAsString();
                    }
                }, answer -> true);
    }

    private List<String> leftOver(Placed order) {
        return jdbc
                .sql("""
                        SELECT 'money held' FROM ledger_hold WHERE reference = :order AND posted + voided < amount
                        UNION ALL SELECT 'money promised' FROM payment_promise WHERE order_id::text = :order AND withdrawn_at IS NULL
                        UNION ALL SELECT 'a payment that is not back' FROM payment p LEFT JOIN order_cancellation c ON c.order_id = p.order_id
                            WHERE p.order_id::text = :order AND (p.captured - p.refunded <> coalesce(c.fee, 0) OR p.captured + p.voided < p.authorised)
                        UNION ALL SELECT 'stock ' || r.state FROM reservation r JOIN consignment c ON c.id::text = r.reference
                            WHERE c.order_id::text = :order AND r.state <> 'RELEASED'
                        UNION ALL SELECT 'a shipment ' || state FROM shipment WHERE order_id::text = :order AND state IN ('INTENT', 'BOOKED')
                        UNION ALL SELECT 'a sales order' FROM sap_request s WHERE s.order_id::text = :order AND s.step = 'SALES_ORDER' AND s.state = 'DONE'
                            AND NOT EXISTS (SELECT FROM sap_request r WHERE r.order_id = s.order_id AND r.step = 'REVERSAL' AND r.state = 'DONE')
                        UNION ALL SELECT 'an offer' FROM order_offer WHERE order_id::text = :order AND state = 'OPEN'
                        UNION ALL SELECT 'a wait for money' FROM payment_waiter WHERE order_id::text = :order
                        UNION ALL SELECT 'a wait for stock' FROM allocation_waiter WHERE order_id::text = :order AND ended_at IS NULL""")
                .param("order", order.id())
                .query(String.class)
                .list();
    }
}
