package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.Incidents;
import dev.baton.testing.UserTasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst has published a table that is broken: the order that meets it is in the queue with the cause in words, and goes on. */
@ProcessTest
@Isolated("deploys rules that other tests do not expect")
class BrokenTablesTest {

    private static final String TABLE = "order-review.dmn";
    private static final String RULE = "REV-PLAIN-ORDER";

    private final Shop shop;
    private final ExceptionQueue queue;
    private final UserTasks tasks;
    private final Incidents incidents;
    private final Redeployment models;
    private final JdbcClient jdbc;

    @Autowired
    BrokenTablesTest(ApplicationContext baton, UserTasks tasks, Incidents incidents, JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.queue = new ExceptionQueue(shop);
        this.tasks = tasks;
        this.incidents = incidents;
        this.models = new Redeployment(baton);
        this.jdbc = jdbc;
    }

    @Test
    void an_order_that_a_table_cannot_decide_about_goes_on_under_the_mended_one() throws Exception {
        Placed order;
        try {
            models.changed(TABLE, BrokenTablesTest::twoRowsWhereOneMayMatch);
            order = place();
            JsonNode stuck = queue.awaitStuck(order, "ENGINE_INCIDENT");
            assertThat(stuck.path("number").asText()).isEqualTo(order.number());
            assertThat(stuck.path("detail").asText())
                    .startsWith("A rule table cannot be evaluated at Task_DecideReview of distributor-order")
                    .contains("order-review", "UNIQUE");
            assertThat(ExceptionQueue.actions(stuck)).containsExactly("RETRY", "CANCEL", "HAND_OVER");
            assertThat(shop.timeline(order)).containsOnlyOnce("incident.raised");

            assertThat(ExceptionQueue.outcome(queue.act(stuck, "RETRY", null))).isEqualTo("DONE");
            Awaitility.await("tried again, with nothing mended").atMost(ExceptionQueue.SECONDS)
                    .until(() -> queue.of(order, "ENGINE_INCIDENT")
                            .filter(again -> !again.path("id").equals(stuck.path("id"))).isPresent());
        } finally {
            models.asTheyAre();
        }
        migrate(order, "distributor-order", "Task_DecideReview");
        JsonNode again = queue.of(order, "ENGINE_INCIDENT").orElseThrow();
        assertThat(ExceptionQueue.outcome(queue.act(again, "RETRY", null))).isEqualTo("DONE");
        shop.awaitEnd(order, "COMPLETED");

        queue.awaitNothing(order);
        assertThat(incidents.open(order)).isEmpty();
        assertThat(shop.timeline(order)).containsOnlyOnce("process.migrated").contains("exception.retried");
        JsonNode review = shop.order(order).path("review");
        assertThat(review.path("outcome").asText()).isEqualTo("AUTO_APPROVE");
        assertThat(review.path("reasons").findValuesAsText("rule")).contains(RULE);
    }

    @Test
    void an_order_about_which_a_table_says_what_means_nothing_is_brought_before_a_person() throws Exception {
        Placed order;
        try {
            models.changed(TABLE, "\"AUTO_APPROVE\"", "\"AUTO_APROVE\"");
            order = place();
            JsonNode stuck = queue.awaitStuck(order, "ENGINE_INCIDENT");
            assertThat(stuck.path("detail").asText())
                    .startsWith("A job has failed for the last time at Task_RecordReview of distributor-order")
                    .contains("table order-review, rule " + RULE + ": output outcome is AUTO_APROVE, and not one of");
            assertThat(ExceptionQueue.outcome(queue.act(stuck, "CORRECT",
                    Map.of("variable", "reviewResults", "value", List.of(Map.of("outcome", "AUTO_APPROVE"))))))
                    .as("no approval").isEqualTo("REFUSED");
            JsonNode corrected =
                    queue.act(stuck, "CORRECT", Map.of("variable", "reviewResults", "value", List.of()));
            assertThat(ExceptionQueue.outcome(corrected)).as(corrected.toString()).isEqualTo("DONE");
        } finally {
            models.asTheyAre();
        }
        tasks.complete(tasks.awaitTask(order, "Task_ReviewOrder"), Map.of("decision", "APPROVE"));
        shop.awaitEnd(order, "COMPLETED");
        queue.awaitNothing(order);
        assertThat(shop.timeline(order)).containsOnlyOnce("incident.raised", "exception.corrected");
    }

    @Test
    void goods_for_which_a_table_finds_no_carrier_leave_under_the_mended_one() throws Exception {
        Placed order;
        JsonNode stuck;
        try {
            models.changed("carrier-choice.dmn", "shipment.daysToDelivery", "shipment.daysToDelivery.of(1)");
            order = place();
            stuck = queue.awaitStuck(order, "ENGINE_INCIDENT");
            assertThat(stuck.path("detail").asText())
                    .startsWith("A rule table cannot be evaluated at Task_ChooseCarrier of logistics");
            assertThat(ExceptionQueue.actions(stuck)).containsExactly("RETRY", "CANCEL", "HAND_OVER");
        } finally {
            models.asTheyAre();
        }
        JsonNode moved = migrate(order, "logistics", "Task_ChooseCarrier");
        assertThat(moved.path("items").path(0).path("processInstanceKey"))
                .isEqualTo(stuck.path("process").path("processInstanceKey"));
        assertThat(ExceptionQueue.outcome(queue.act(stuck, "RETRY", null))).isEqualTo("DONE");
        shop.awaitEnd(order, "COMPLETED");

        queue.awaitNothing(order);
        assertThat(shop.timeline(order)).containsOnlyOnce("incident.raised", "process.migrated", "exception.retried");
    }

    private Placed place() {
        return shop.place(shop.distributor("5000.00"), shop.stocked("113.00"), 10);
    }

    private static String twoRowsWhereOneMayMatch(String table) {
        int from = table.indexOf("<rule id=\"" + RULE + "\"");
        int to = table.indexOf("</rule>", from) + "</rule>".length();
        String row = table.substring(from, to);
        return table.substring(0, to).replace("COLLECT", "UNIQUE") + row.replace(RULE, RULE + "-AGAIN")
                + table.substring(to);
    }

    /** Lets what stands still of a process of the order go on under its latest version. */
    private JsonNode migrate(Placed order, String process, String element) {
        int broken = jdbc
                .sql("""
                        SELECT max(p.version) FROM engine_incident i JOIN deployed_process p USING (process_definition_key)
                        WHERE i.closed_at IS NULL AND i.process_id = ?""")
                .param(process)
                .query(Integer.class)
                .single();
        Map<String, Object> wanted = Map.of("processId", process, "fromVersion", broken, "reason",
                "The table is mended", "orders", List.of(order.id()));
        JsonNode foreseen =
                shop.post("operator", "/api/operations/migrations", with(wanted, "dryRun", true)).path("orders");
        assertThat(foreseen.findValuesAsText("orderId")).containsExactly(order.id());
        assertThat(foreseen.path(0).path("at").path(0).asText()).isEqualTo(element);
        JsonNode begun = shop.post("operator", "/api/operations/migrations", wanted);
        String path = "/api/operations/migrations/" + begun.path("id").asText();
        Awaitility.await("end of migration").until(() -> !shop.get(path).path("endedAt").isNull());
        JsonNode moved = shop.get(path + "/orders");
        assertThat(shop.get(path).path("moved").asInt()).as(moved.toString()).isEqualTo(1);
        return moved;
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> more = new HashMap<>(body);
        more.put(name, value);
        return more;
    }
}
