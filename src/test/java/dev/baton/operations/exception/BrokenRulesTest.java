package dev.baton.operations.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.testing.BatonTest;
import dev.baton.testing.Incidents;
import dev.baton.testing.Journeys;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules that are broken: seen in the queue with the cause in words, corrected, and gone on from. */
@BatonTest
class BrokenRulesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller ANNA = new Caller("anna", Set.of(Role.OPERATOR), null);
    private static final Caller BO = new Caller("bo", Set.of(Role.OPERATOR), null);

    private final OrderExceptions exceptions;
    private final ExceptionActions actions;
    private final CamundaClient engine;
    private final Incidents incidents;
    private final Journeys journeys;
    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();
    private final String subject = UUID.randomUUID().toString();
    private final String process = "broken-" + subject;

    @Autowired
    BrokenRulesTest(
            OrderExceptions exceptions,
            ExceptionActions actions,
            CamundaClient engine,
            Incidents incidents,
            Journeys journeys,
            JdbcClient jdbc) {
        this.exceptions = exceptions;
        this.actions = actions;
        this.engine = engine;
        this.incidents = incidents;
        this.journeys = journeys;
        this.jdbc = jdbc;
    }

    @Test
    void a_gateway_from_which_no_way_leads_is_corrected_once_though_two_do_so_at_once() {
        start(5);
        OrderException stuck = awaitStuck("Gateway");
        assertThat(stuck.detail())
                .startsWith("No way leads on, or a condition cannot be evaluated at Gateway of " + process)
                .contains("Expected at least one condition to evaluate to true");
        assertThat(stuck.actions()).contains(ExceptionAction.CORRECT).doesNotContain(ExceptionAction.CANCEL);

        assertThat(act(stuck, "RETRY", "null", ANNA).outcome()).isEqualTo(ActionResult.Outcome.DONE);
        OrderException again = awaitStuck("Gateway");
        assertThat(again.id()).as("tried again, with nothing mended").isNotEqualTo(stuck.id());

        String right =
                "{\"variable\": \"carrierChoice\", \"value\": {\"carrier\": \"SWIFT\", \"service\": \"EXPRESS\"}}";
        assertThat(act(again, "CORRECT", "{\"variable\": \"weight\", \"value\": 1}", ANNA).detail())
                .startsWith("This value may not be set");
        List<CompletableFuture<ActionResult>> both = IntStream.range(0, 2)
                .mapToObj(each -> CompletableFuture
                        .supplyAsync(() -> act(again, "CORRECT", right, each == 0 ? ANNA : BO)))
                .toList();
        assertThat(both).anySatisfy(
                result -> assertThat(result.join().outcome()).isEqualTo(ActionResult.Outcome.DONE));
        journeys.awaitEnd(subject, process);
        assertThat(act(again, "CORRECT", right, BO).outcome()).as("asked for again")
                .isEqualTo(ActionResult.Outcome.DONE);
        assertThat(exceptions.find(again.id())).isEmpty();
        assertThat(incidents.open()).as("of this instance; a broker that is busy may have started another")
                .noneMatch(incident -> Long.toString(incident.processInstanceKey()).equals(instance(again)));
    }

    @Test
    void a_table_that_cannot_be_evaluated_is_told_and_leaves_the_queue_once_it_was_resolved_in_the_engine() {
        start(1);
        OrderException stuck = awaitStuck("Task_Choose");
        assertThat(stuck.detail()).startsWith("A rule table cannot be evaluated at Task_Choose of " + process)
                .contains("UNIQUE");
        assertThat(stuck.process())
                .satisfies(told -> assertThat(told.errorType()).isEqualTo("DECISION_EVALUATION_ERROR"));

        var incident = incidents.awaitIncident(subject, "Task_Choose");
        engine.newSetVariablesCommand(incident.processInstanceKey()).variables(Map.of("weight", 5)).send().join();
        incidents.resolve(incident);
        await().atMost(PATIENCE).until(() -> exceptions.find(stuck.id()).isEmpty());
        assertThat(act(stuck, "RETRY", "null", ANNA).outcome()).isEqualTo(ActionResult.Outcome.REFUSED);
        assertThat(awaitStuck("Gateway").process()).isNotNull();
    }

    @Test
    void what_is_about_to_be_moved_to_another_version_is_not_tried_under_the_one_that_it_is_to_leave() {
        start(5);
        OrderException stuck = awaitStuck("Gateway");
        engineIsAskedToMove(instance(stuck));

        ActionResult early = act(stuck, "RETRY", "null", ANNA);
        assertThat(early.outcome()).isEqualTo(ActionResult.Outcome.REFUSED);
        assertThat(early.detail()).startsWith("Its process is about to be moved to another version");
        assertThat(exceptions.find(stuck.id())).isPresent();

        jdbc.sql("UPDATE process_migration_instance SET state = 'MOVED' WHERE process_instance_key = ?")
                .param(Long.valueOf(instance(stuck))).update();
        assertThat(act(stuck, "RETRY", "null", ANNA).outcome()).isEqualTo(ActionResult.Outcome.DONE);
    }

    @Test
    void a_notice_that_cannot_be_given_is_left_out() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("Task_Notice", task -> task.zeebeJobType("order-note-overdue").zeebeJobRetries("1"))
                .endEvent("Event_End")
                .done());
        run(Map.of("orderId", subject));
        OrderException stuck = awaitStuck("Task_Notice");
        assertThat(stuck.actions()).contains(ExceptionAction.SKIP);
        await().atMost(PATIENCE).until(() -> act(stuck, "SKIP", "null", ANNA).outcome() == ActionResult.Outcome.DONE);
        journeys.awaitEnd(subject, process);
        assertThat(journeys.elementsEntered(subject)).contains("Event_End");
        assertThat(exceptions.find(stuck.id())).isEmpty();
    }

    @Test
    void what_is_not_stuck_or_not_there_is_refused_in_words() {
        for (String id : List.of("ENGINE_INCIDENT:" + UUID.randomUUID(), "ENGINE_INCIDENT:",
                "STALLED:" + UUID.randomUUID(),
                "x", ":", "'; --")) {
            assertThat(actions.act(List.of(id, id),
                    new WantedAction(ExceptionAction.RETRY, "x", MissingNode.getInstance()), ANNA))
                    .containsExactly(ActionResult.refused(id, "It is not stuck, or not any more"));
        }
    }

    private static String instance(OrderException stuck) {
        return stuck.process() == null ? "" : stuck.process().processInstanceKey();
    }

    /** Just now, so that nobody else asks. */
    private void engineIsAskedToMove(String instance) {
        UUID migration = UUID.randomUUID();
        jdbc.sql(
                """
                        INSERT INTO process_migration (id, process_id, from_definition_key, from_version, to_definition_key, to_version, mappings,
                            reason, requested_by, requested_at)
                        VALUES (?, ?, ?, 1, ?, 2, '{}', 'A test', 'test', now())""")
                .params(migration, process, Long.valueOf(instance), Long.parseLong(instance) + 1).update();
        jdbc.sql("""
                INSERT INTO process_migration_instance (migration_id, process_instance_key, state, changed_at)
                VALUES (?, ?, 'ASKED', now())""").params(migration, Long.valueOf(instance)).update();
    }

    private ActionResult act(OrderException stuck, String action, String value, Caller caller) {
        return actions.act(List.of(stuck.id()),
                new WantedAction(ExceptionAction.valueOf(action), "As it should be", read(value)), caller).getFirst();
    }

    private JsonNode read(String value) {
        try {
            return json.readTree(value);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private OrderException awaitStuck(String element) {
        return await(element + " to be stuck").atMost(PATIENCE)
                .until(() -> exceptions.page(ExceptionKind.ENGINE_INCIDENT, null, Limit.of(200), null).items().stream()
                        .filter(one -> one.process() != null && one.process().processId().equals(process)
                                && one.process().elementId().equals(element))
                        .findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private void start(int weight) {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .businessRuleTask("Task_Choose",
                        task -> task.zeebeCalledDecisionId(process).zeebeResultVariable("carrierChoice"))
                .exclusiveGateway("Gateway")
                .condition("=carrierChoice.carrier = \"SWIFT\"")
                .endEvent("Event_Swift")
                .moveToLastExclusiveGateway()
                .condition("=carrierChoice.carrier = \"ROADLINE\"")
                .endEvent("Event_Roadline")
                .done());
        run(Map.of("orderId", subject, "weight", weight));
    }

    private void deploy(BpmnModelInstance model) {
        var xml = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(xml, model);
        insist(engine.newDeployResourceCommand()
                .addResourceBytes(xml.toByteArray(), process + ".bpmn")
                .addResourceBytes(rules().getBytes(StandardCharsets.UTF_8), process + ".dmn"));
    }

    /** A carrier's name is misspelt, and what is light has two carriers where there may be one. */
    private String rules() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="rules" name="rules" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="%s" name="Carrier">
                    <decisionTable id="table" hitPolicy="UNIQUE">
                      <input id="in"><inputExpression id="expression" typeRef="number"><text>weight</text></inputExpression></input>
                      <output id="carrier" name="carrier" typeRef="string"/>
                      <output id="service" name="service" typeRef="string"/>
                      <rule id="r1"><inputEntry id="i1"><text>&lt; 2</text></inputEntry><outputEntry id="c1"><text>"SWIFT"</text></outputEntry><outputEntry id="s1"><text>"EXPRESS"</text></outputEntry></rule>
                      <rule id="r2"><inputEntry id="i2"><text>&lt; 2</text></inputEntry><outputEntry id="c2"><text>"SWIFT"</text></outputEntry><outputEntry id="s2"><text>"STANDARD"</text></outputEntry></rule>
                      <rule id="r3"><inputEntry id="i3"><text>&gt;= 2</text></inputEntry><outputEntry id="c3"><text>"SWFIT"</text></outputEntry><outputEntry id="s3"><text>"EXPRESS"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .formatted(process);
    }

    private void run(Map<String, Object> variables) {
        insist(engine.newCreateInstanceCommand().bpmnProcessId(process).latestVersion().variables(variables));
    }

    /** A broker that is busy, or has just begun, pushes back. */
    private static void insist(FinalCommandStep<?> command) {
        await().ignoreException(ClientStatusException.class).until(() -> {
            command.send().join();
            return true;
        });
    }
}
