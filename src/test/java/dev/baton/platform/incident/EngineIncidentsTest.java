package dev.baton.platform.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.engine.ProcessInstances;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is noted of incidents, whoever comes first: we, the engine's search, or a person. */
@BatonTest
class EngineIncidentsTest {

    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final StoredIncidents incidents;
    private final ProcessInstances instances;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Instant now;
    /** Negative, so that the search of the tests knows none of them. */
    private final long key = -ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE / 2);

    @Autowired
    EngineIncidentsTest(
            StoredIncidents incidents,
            ProcessInstances instances,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.incidents = incidents;
        this.instances = instances;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.now = clock.instant().plus(Duration.ofDays(1));
    }

    @Test
    void a_job_that_failed_is_noted_once_and_gets_the_engines_key_when_the_search_tells_of_it() {
        FailedJob job = job();
        assertThat(incidents.keep(job, "x", now)).isPresent();
        assertThat(incidents.keep(job, "x", now)).isEmpty();
        assertThat(incidents.name(found(key, key), now)).get().extracting(EngineIncident::key).isEqualTo(key);
        assertThat(incidents.keep(found(key, key), "x", now)).isEmpty();
        assertThat(all()).singleElement().satisfies(one -> assertThat(one.jobType()).isEqualTo("type"));
    }

    @Test
    void a_job_that_fails_again_after_it_was_tried_again_stands_still_once_more() {
        incidents.keep(job(), "x", now);
        EngineIncident first = incidents.name(found(key, key), now).orElseThrow();
        assertThat(incidents.close(first.id(), "anna", now)).isTrue();
        assertThat(incidents.close(first.id(), "bo", now)).isFalse();
        assertThat(incidents.keep(job(), "x", now)).isPresent();
        assertThat(incidents.name(found(key, key), now)).as("the search lags behind").isEmpty();
        assertThat(incidents.reopen(found(key, key), now)).as("the search lags behind").isFalse();
        assertThat(incidents.name(found(key - 1, key), now)).isPresent();
        assertThat(all()).extracting(EngineIncident::isOpen).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void what_the_search_has_left_out_for_a_moment_is_open_again() {
        EngineIncident one = incidents.keep(found(key, null), "x", now).orElseThrow();
        assertThat(incidents.end(one.id(), now)).isPresent();
        assertThat(incidents.end(one.id(), now)).isEmpty();
        assertThat(incidents.reopen(found(key, null), now)).isTrue();
        assertThat(find(one)).get().extracting(EngineIncident::isOpen).isEqualTo(true);
    }

    @Test
    void of_many_who_act_at_once_one_does_and_another_only_after_the_claim_is_stale() {
        EngineIncident one = incidents.keep(found(key, null), "x", now).orElseThrow();
        List<CompletableFuture<Boolean>> claims = IntStream.range(0, 8)
                .mapToObj(person -> CompletableFuture.supplyAsync(
                        () -> incidents.claim(one.id(), "RETRY", "person-" + person, now, now.minus(CLAIM))))
                .toList();
        assertThat(claims.stream().filter(CompletableFuture::join)).hasSize(1);
        Instant later = now.plus(CLAIM).plusSeconds(1);
        assertThat(incidents.claim(one.id(), "SKIP", "late", later, later.minus(CLAIM))).isTrue();
        assertThat(incidents.claim(one.id(), "SKIP", "late", later, later.minus(CLAIM))).as("the same again").isTrue();
        assertThat(incidents.claim(one.id(), "RETRY", "late", later, later.minus(CLAIM))).isFalse();
        incidents.unclaim(one.id(), "late");
        assertThat(incidents.claim(one.id(), "RETRY", "bo", later, later.minus(CLAIM))).isTrue();
        assertThat(incidents.isSkipped(key, "SKIP")).isFalse();
    }

    @Test
    void what_several_instances_of_the_application_find_at_once_is_one_incident() {
        Queue<Object> told = new ConcurrentLinkedQueue<>();
        EngineIncidents each = new EngineIncidents(incidents, settings(), told::add, Clock.systemUTC());
        IncidentSource.Active active = new IncidentSource.Active(List.of(found(key, key)), false);
        for (int round = 0; round < 3; round++) {
            Race.of(8, number -> () -> {
                transaction.executeWithoutResult(status -> {
                    if (number == 0) {
                        each.note(job(), "x");
                    } else {
                        each.take(active, now.plusMillis(number));
                    }
                });
                return true;
            });
        }

        assertThat(all()).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo(key);
            assertThat(one.isOpen()).isTrue();
            assertThat(told).extracting(event -> ((IncidentRaised) event).incident().id()).containsOnly(one.id());
        });
    }

    @Test
    void a_search_that_does_not_answer_is_told_until_it_does() {
        List<IncidentSourceException> failures = new ArrayList<>();
        IncidentSource source = new IncidentSource() {

            @Override
            public boolean isSetUp() {
                return true;
            }

            @Override
            public Active active() {
                if (failures.isEmpty()) {
                    return new Active(List.of(), false);
                }
                throw failures.getFirst();
            }
        };
        EngineIncidents none = new EngineIncidents(incidents, settings(), event -> {}, Clock.systemUTC());
        IncidentWatch watch = new IncidentWatch(source, none, instances, settings(), Clock.systemUTC());
        failures.add(new IncidentSourceException("away", new IllegalStateException()));
        watch.look();
        watch.look();
        assertThat(watch.silentSince()).isNotNull();
        assertThat(new IncidentsHealthIndicator(source, watch).health()).satisfies(health -> {
            assertThat(health.getStatus().getCode()).isEqualTo("UP");
            assertThat(String.valueOf(health.getDetails().get("search"))).startsWith("does not answer since");
        });
    }

    private static IncidentProperties settings() {
        return new IncidentProperties(null, null, null, CLAIM, CLAIM, CLAIM, CLAIM, CLAIM, Set.of());
    }

    private Optional<EngineIncident> find(EngineIncident one) {
        return incidents.find(one.id());
    }

    private List<EngineIncident> all() {
        return jdbc.sql("SELECT id FROM engine_incident WHERE job_key = ?")
                .param(key)
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> incidents.find(id).orElseThrow())
                .toList();
    }

    private FailedJob job() {
        return new FailedJob(key, "type", "process", 1, "Task", key, key, null);
    }

    private FoundIncident found(long incident, @Nullable Long job) {
        return new FoundIncident(incident, job, "JOB_NO_RETRIES", "x", "process", 1, "Task", key, key, key, now);
    }
}
