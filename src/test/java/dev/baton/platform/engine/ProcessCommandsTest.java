package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.outbox.OutboxMessage;
import dev.baton.testing.BatonTest;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class ProcessCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ProcessCommands commands;
    private final EngineDestination destination;
    private final Deployments deployments;
    private final Decisions decisions;
    private final CamundaClient engine;
    private final TransactionTemplate transaction;
    private final OrderId order = OrderId.next();
    private final String process = "commands-" + order;
    private final String decision = "colour-" + order;

    @Autowired
    ProcessCommandsTest(
            ProcessCommands commands,
            EngineDestination destination,
            Deployments deployments,
            Decisions decisions,
            CamundaClient engine,
            TransactionTemplate transaction) {
        this.commands = commands;
        this.destination = destination;
        this.deployments = deployments;
        this.decisions = decisions;
        this.engine = engine;
        this.transaction = transaction;
    }

    @Test
    void a_process_is_started_and_told_things_also_when_it_is_deployed_only_later() {
        List<Map<String, Object>> variables = new CopyOnWriteArrayList<>();
        List<Long> definitions = new CopyOnWriteArrayList<>();
        try (JobWorker worker = engine.newWorker()
                .jobType(process)
                .handler((client, job) -> {
                    definitions.add(job.getProcessDefinitionKey());
                    variables.add(job.getVariablesAsMap());
                    client.newCompleteCommand(job).send().join();
                })
                .open()) {
            transaction.executeWithoutResult(status -> {
                commands.publish(order.toString(), process, order.toString(), Map.of("paid", true));
                commands.start(order, process, Map.of("orderId", order.toString()));
            });
            deployments.deploy(List.of(processFile(), rulesFile()));
            await().until(() -> !variables.isEmpty());
        }
        assertThat(variables).containsExactly(Map.of("orderId", order.toString(), "paid", true));
        assertThat(deployments.decisionVersion(definitions.getFirst(), decision)).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void a_message_whose_delivery_was_not_noted_is_taken_once_and_holds_up_no_other() {
        OutboxMessage message = new OutboxMessage(-System.nanoTime(), order.toString(), ProcessCommands.DESTINATION,
                EngineCommand.PUBLISH, """
                        {"message": "%s", "correlationKey": "%s", "variables": {}}""".formatted(process, order), 0);
        assertThat(destination.deliver(message)).succeedsWithin(PATIENCE);
        assertThat(destination.deliver(message)).succeedsWithin(PATIENCE);
    }

    @Test
    void a_command_that_the_engine_refuses_says_why() {
        OutboxMessage message =
                new OutboxMessage(1, order.toString(), ProcessCommands.DESTINATION, EngineCommand.START, """
                        {"processId": "no-such-process", "variables": {}}""", 0);
        assertThat(destination.deliver(message)).failsWithin(PATIENCE)
                .withThrowableThat()
                .withMessageContaining("the engine answered NOT_FOUND");
    }

    @Test
    void a_decision_is_asked_for_all_its_matching_rows() {
        deployments.deploy(List.of(rulesFile()));
        assertThat(decisions.evaluate(decision, Map.of("weight", 3)))
                .containsExactly(Map.of("ruleId", "R1", "colour", "red"), Map.of("ruleId", "R2", "colour", "blue"));
        assertThat(decisions.evaluate(decision, Map.of("weight", 0))).isEmpty();
        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> decisions.evaluate("no-such-table", Map.of()));
    }

    private Resource processFile() {
        var model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateCatchEvent("Wait", wait -> wait.message(
                        message -> message.name(process).zeebeCorrelationKey("=orderId")))
                .serviceTask("Task", task -> task.zeebeJobType(process))
                .endEvent()
                .done();
        var xml = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(xml, model);
        return file(xml.toByteArray(), process + ".bpmn");
    }

    private String rules() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="rules" name="rules" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="%1$s" name="Colour">
                    <decisionTable id="table" hitPolicy="COLLECT">
                      <input id="in"><inputExpression id="expression" typeRef="number"><text>weight</text></inputExpression></input>
                      <output id="rule" name="ruleId" typeRef="string"/>
                      <output id="out" name="colour" typeRef="string"/>
                      <rule id="r1"><inputEntry id="i1"><text>&gt; 1</text></inputEntry><outputEntry id="n1"><text>"R1"</text></outputEntry><outputEntry id="o1"><text>"red"</text></outputEntry></rule>
                      <rule id="r2"><inputEntry id="i2"><text>&gt; 2</text></inputEntry><outputEntry id="n2"><text>"R2"</text></outputEntry><outputEntry id="o2"><text>"blue"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .formatted(decision);
    }

    private Resource rulesFile() {
        return file(rules().getBytes(StandardCharsets.UTF_8), decision + ".dmn");
    }

    private static Resource file(byte[] content, String name) {
        return new ByteArrayResource(content, name) {

            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
