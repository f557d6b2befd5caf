package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.crash.Undoing.Waiting;
import dev.baton.parts.Baton;
import dev.baton.parts.PostgreSql;
import dev.baton.testing.TestPlatform;
import dev.baton.trade.Api;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two instances of the application read the engine's incidents side by side, and both are killed while one of them moves orders to another
 * version: each incident is there once, and each order is moved once.
 */
@Tag("crash")
@Isolated("works both cores to the full")
class TwoInstancesTest {

    private static final int MOVED = 8;
    private static final int STUCK = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final Site SITE = new Site("two-instances", Map.of(
            "baton.incidents.interval", "200ms",
            "baton.migrations.interval", "500ms"));

    private static final TestPlatform PLATFORM = SITE.platform();
    private static final Baton FIRST = SITE.baton();

    private final TestRestTemplate http = at(FIRST);
    private final Api admin = new Api(http, "admin");
    private final Undoing orders = new Undoing(PLATFORM, http);

    @Test
    void each_incident_is_there_once_and_each_order_is_moved_once_though_both_are_killed_half_way() throws Exception {
        SITE.health().awaitProcesses();
        orders.prepare(MOVED + STUCK);
        List<Waiting> booked = orders.booked(MOVED);
        deployMisspeltTable();
        List<Waiting> stuck = orders.placed(MOVED, STUCK);
        try (Baton second = SITE.another()) {
            second.start();
            TestRestTemplate other = at(second);
            Health secondHealth = new Health(second.url().toString());
            secondHealth.awaitProcesses();
            assertEachIsThereOnce(stuck, admin, new Api(other, "admin"));

            String migration = killedHalfWay(booked, second);
            FIRST.start();
            second.start();
            SITE.health().awaitProcesses();
            secondHealth.awaitProcesses();
            JsonNode done = await("end of migration").atMost(PATIENCE)
                    .until(() -> admin.read(migration), now -> !now.path("endedAt").isNull());
            assertThat(done.path("moved").asInt()).as(admin.read(migration + "/orders").toString()).isEqualTo(MOVED);
            assertThat(booked).allSatisfy(order -> assertThat(timeline(order)).containsOnlyOnce("process.migrated"));
            assertEachIsThereOnce(stuck, admin, new Api(other, "admin"));
        }
        Stream.concat(booked.stream(), stuck.stream()).parallel().forEach(orders::cancel);
        Stream.concat(booked.stream(), stuck.stream()).forEach(order -> await("end of " + order).atMost(PATIENCE).until(
                () -> admin.read("/api/orders/" + order.id()).path("status").asText(), "CANCELLED"::equals));
        await("an empty queue").atMost(PATIENCE).until(() -> incidents(admin).isEmpty());
        JsonNode invariants = admin.read("/api/operations/invariants");
        assertThat(invariants.path("ok").asBoolean()).as(invariants::toPrettyString).isTrue();
    }

    /** @return where the migration is, of which the engine has moved half, and of the next one nothing is noted */
    private String killedHalfWay(List<Waiting> booked, Baton second) throws SQLException {
        try (Connection blocking = DriverManager.getConnection(PLATFORM.postgres().jdbcUrl(), PostgreSql.USER,
                PostgreSql.PASSWORD)) {
            blocking.setAutoCommit(false);
            lockHalfWay(blocking, booked);
            JsonNode begun = Objects.requireNonNull(admin
                    .post("/api/operations/migrations", "two-instances",
                            """
                                    {"processId": "distributor-order", "fromVersion": 1, "dryRun": false, "reason": "Better", "orders": [%s]}"""
                                    .formatted(String.join(", ",
                                            booked.stream().map(order -> '"' + order.id() + '"').toList())))
                    .getBody());
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(blocking, true));
            await("a migration that is half-way").atMost(PATIENCE).pollInSameThread().until(() -> jdbc
                    .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))")
                    .query(Boolean.class).single());
            String migration = "/api/operations/migrations/" + begun.path("id").asText();
            assertThat(admin.read(migration).path("moved").asInt()).as(begun.toString()).isEqualTo(MOVED / 2);
            FIRST.kill();
            second.kill();
            return migration;
        }
    }

    /** They are moved by the keys of their instances, which are not in the order of their ids. */
    private static void lockHalfWay(Connection blocking, List<Waiting> booked) throws SQLException {
        try (PreparedStatement lock = blocking.prepareStatement("""
                SELECT FROM orders WHERE id =
                    (SELECT id FROM orders WHERE id = ANY (?) ORDER BY process_instance_key OFFSET ? LIMIT 1)
                FOR NO KEY UPDATE""")) {
            lock.setArray(1, blocking.createArrayOf("uuid",
                    booked.stream().map(Waiting::id).map(UUID::fromString).toArray()));
            lock.setInt(2, MOVED / 2);
            assertThat(lock.executeQuery().next()).isTrue();
        }
    }

    private void assertEachIsThereOnce(List<Waiting> stuck, Api... instances) {
        for (Api instance : instances) {
            await("all that are stuck").atMost(PATIENCE).until(() -> incidents(instance).size() >= stuck.size());
            assertThat(incidents(instance)).containsExactlyInAnyOrderElementsOf(
                    stuck.stream().map(Waiting::id).toList());
        }
        assertThat(stuck).allSatisfy(order -> assertThat(timeline(order)).containsOnlyOnce("incident.raised"));
    }

    private static List<String> incidents(Api instance) {
        return instance.readAll("/api/operations/exceptions?kind=ENGINE_INCIDENT").stream()
                .map(one -> one.path("orderId").asText()).toList();
    }

    private List<String> timeline(Waiting order) {
        return admin.read("/api/orders/" + order.id() + "/timeline").path("items").findValuesAsText("type");
    }

    /** Past the application, whose second instance then deploys what it was built with as yet another version. */
    private static void deployMisspeltTable() throws IOException {
        DeployResourceCommandStep2 command = null;
        for (String pattern : List.of("bpmn/*.bpmn", "bpmn/**/*.form", "dmn/*.dmn")) {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                String name = Objects.requireNonNull(file.getFilename());
                String content = file.getContentAsString(StandardCharsets.UTF_8);
                byte[] bytes = content.replace("decisionId=\"order-review\"", "decisionId=\"order-revue\"")
                        .getBytes(StandardCharsets.UTF_8);
                command = command == null
                        ? PLATFORM.client().newDeployResourceCommand().addResourceBytes(bytes, name)
                        : command.addResourceBytes(bytes, name);
            }
        }
        Objects.requireNonNull(command).send().join();
    }

    private static TestRestTemplate at(Baton instance) {
        return Api.http(instance.url().toString());
    }
}
