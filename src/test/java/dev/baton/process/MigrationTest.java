package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.simulators.Simulators;
import dev.baton.testing.Journeys;
import dev.baton.testing.UserTasks;
import dev.baton.trade.Race;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Running orders go on under a new version of their process, and those that cannot finish on the old one. */
@ProcessTest
@Isolated("deploys processes that other tests do not expect")
class MigrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TASK = "Task_ResolveSapRefusal";
    private static final String RENAMED = "Task_ResolveRefusalOfSap";

    private final ApplicationContext baton;
    private final Shop shop;
    private final Journeys journeys;
    private final UserTasks tasks;
    private final Simulators simulators;
    private final Redeployment models;
    private final JdbcClient jdbc;

    @Autowired
    MigrationTest(
            ApplicationContext baton,
            Journeys journeys,
            UserTasks tasks,
            Simulators simulators,
            JdbcClient jdbc) {
        this.baton = baton;
        this.shop = new Shop(baton);
        this.journeys = journeys;
        this.tasks = tasks;
        this.simulators = simulators;
        this.models = new Redeployment(baton);
        this.jdbc = jdbc;
    }

    @Test
    void an_order_that_can_move_does_and_one_that_cannot_finishes_on_its_version() throws Exception {
        Placed refused = refusedBySap();
        Placed dispatched = dispatched();
        int old = version(refused);
        try {
            models.changed("distributor-order.bpmn", TASK, RENAMED);
            JsonNode foreseen = migrate(old, Map.of(), true, refused, dispatched);
            assertThat(movable(foreseen, refused)).isFalse();
            assertThat(movable(foreseen, dispatched)).isTrue();
            assertThat(foreseen.path("lost").has(TASK)).isTrue();
            assertThat(foreseen.findValuesAsText("why").toString()).contains("It is at " + TASK);

            JsonNode begun = migrate(old, Map.of(), false, refused, dispatched);
            JsonNode ended = awaitEnd(begun);
            JsonNode orders = orders(begun);
            assertThat(ended.path("moved").asInt()).as(orders.toString()).isEqualTo(1);
            assertThat(ended.path("stayed").asInt()).isEqualTo(1);
            assertThat(version(dispatched)).isEqualTo(begun.path("toVersion").asInt()).isGreaterThan(old);
            assertThat(version(refused)).isEqualTo(old);
            assertThat(shop.timeline(dispatched)).containsOnlyOnce("process.migrated");
            assertThat(shop.timeline(refused)).doesNotContain("process.migrated");
            assertThat(orders.findValuesAsText("detail").toString()).contains(TASK);
            assertThat(shop.get("/api/operations/migrations?limit=200").path("items").findValuesAsText("id"))
                    .contains(begun.path("id").asText());

            tasks.complete(tasks.awaitTask(refused, TASK), Map.of("sapDecision", "RETRY"));
            shop.awaitEnd(refused, "COMPLETED");
            assertThat(simulators.salesOrders(refused.number())).hasSize(1);
            shop.cancel(dispatched);
            shop.awaitEnd(dispatched, "CANCELLED");
        } finally {
            models.asTheyAre();
        }
    }

    @Test
    void an_element_that_has_another_id_is_mapped_and_a_migration_that_was_interrupted_goes_on() throws Exception {
        Placed refused = refusedBySap();
        int old = version(refused);
        try {
            models.changed("distributor-order.bpmn", TASK, RENAMED);
            assertThat(movable(migrate(old, Map.of(), true, refused), refused)).isFalse();
            assertThat(status(old, Map.of(TASK, "Task_CreateSalesOrder"), refused)).isEqualTo(422);
            assertThat(status(old, Map.of("Task_CreateSalesOrder", "Task_ReserveStock", "Task_ReserveStock",
                    "Task_CreateSalesOrder"), refused)).as("it could not be told which have moved").isEqualTo(422);

            Map<String, String> mapped = Map.of(TASK, RENAMED);
            assertThat(movable(migrate(old, mapped, true, refused), refused)).isTrue();
            JsonNode begun = migrate(old, mapped, false, refused);
            awaitEnd(begun);
            int moved = version(refused);
            assertThat(moved).isEqualTo(begun.path("toVersion").asInt());

            asIfTheAnswerWasLost(begun, refused, old);
            JsonNode again = awaitEnd(begun);
            assertThat(again.path("moved").asInt()).as(orders(begun).toString()).isEqualTo(1);
            assertThat(version(refused)).isEqualTo(moved);
            assertThat(shop.timeline(refused)).containsOnlyOnce("process.migrated");

            tasks.complete(tasks.open(refused).getFirst(), Map.of("sapDecision", "CANCEL"));
            shop.awaitEnd(refused, "CANCELLED");
        } finally {
            models.asTheyAre();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void orders_of_which_several_instances_take_the_same_turns_are_moved_once() throws Exception {
        List<Placed> refused = IntStream.range(0, 4).mapToObj(number -> refusedBySap()).toList();
        Placed[] all = refused.toArray(Placed[]::new);
        int old = version(all[0]);
        try {
            models.changed("distributor-order.bpmn", TASK, RENAMED);
            RecurringTask<Void> rounds = (RecurringTask<Void>) baton.getBean("migrationTask");
            JsonNode begun = migrate(old, Map.of(TASK, RENAMED), false, all);
            Race.of(4, instance -> () -> {
                rounds.executeRecurringly(null, null);
                return true;
            });
            JsonNode ended = awaitEnd(begun);
            assertThat(ended.path("moved").asInt()).as(orders(begun).toString()).isEqualTo(all.length);
            for (Placed order : all) {
                assertThat(version(order)).isEqualTo(begun.path("toVersion").asInt());
                assertThat(shop.timeline(order)).containsOnlyOnce("process.migrated");
                tasks.complete(tasks.open(order).getFirst(), Map.of("sapDecision", "CANCEL"));
            }
            refused.forEach(order -> shop.awaitEnd(order, "CANCELLED"));
        } finally {
            models.asTheyAre();
        }
    }

    /** The engine has moved it, and the application was killed before it could note that. */
    private void asIfTheAnswerWasLost(JsonNode migration, Placed order, int version) {
        jdbc.sql("""
                UPDATE orders SET process_definition_key = (SELECT process_definition_key FROM deployed_process
                    WHERE bpmn_process_id = 'distributor-order' AND version = ?) WHERE id = ?""")
                .params(version, UUID.fromString(order.id()))
                .update();
        UUID id = UUID.fromString(migration.path("id").asText());
        jdbc.sql(
                "UPDATE process_migration_instance SET state = 'ASKED', changed_at = changed_at - interval '1 hour' WHERE migration_id = ?")
                .param(id).update();
        jdbc.sql("UPDATE process_migration SET ended_at = NULL WHERE id = ?").param(id).update();
    }

    private Placed refusedBySap() {
        Distributor distributor = shop.distributor("5000.00");
        String sku = shop.stocked("113.00");
        new Refusing(simulators).salesOrder(sku, "no such sales area");
        Placed order = shop.place(distributor, sku, 10);
        tasks.awaitTask(order, TASK);
        return order;
    }

    private Placed dispatched() {
        Placed order = shop.place(shop.distributor("5000.00"), shop.stocked("113.00"), 10, "Quiet Harbour");
        journeys.awaitElement(order, "Task_AwaitPickup");
        return order;
    }

    private int version(Placed order) {
        return jdbc.sql("""
                SELECT p.version FROM orders o JOIN deployed_process p USING (process_definition_key) WHERE o.id = ?""")
                .param(UUID.fromString(order.id()))
                .query(Integer.class)
                .single();
    }

    private JsonNode migrate(int from, Map<String, String> mappings, boolean dryRun, Placed... orders) {
        return shop.post("operator", "/api/operations/migrations", Map.of(
                "processId", "distributor-order", "fromVersion", from, "mappings", mappings, "dryRun", dryRun,
                "reason", "As it should be", "orders", List.of(orders).stream().map(Placed::id).toList()));
    }

    private JsonNode orders(JsonNode begun) {
        return shop.get("/api/operations/migrations/" + begun.path("id").asText() + "/orders").path("items");
    }

    private int status(int from, Map<String, String> mappings, Placed order) {
        try {
            migrate(from, mappings, true, order);
            return 200;
        } catch (RestClientResponseException refusal) {
            return refusal.getStatusCode().value();
        }
    }

    private JsonNode awaitEnd(JsonNode begun) {
        String path = "/api/operations/migrations/" + begun.path("id").asText();
        return Awaitility.await("end of migration")
                .atMost(PATIENCE)
                .until(() -> shop.get(path), now -> !now.path("endedAt").isNull());
    }

    private static boolean movable(JsonNode foreseen, Placed order) {
        return StreamSupport.stream(foreseen.path("orders").spliterator(), false)
                .filter(one -> one.path("orderId").asText().equals(order.id()))
                .findFirst()
                .orElseThrow()
                .path("movable")
                .asBoolean();
    }
}
