package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.testing.BatonTest;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class TracedCallsTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final CamundaClient engine;
    private final String id = "traced-" + UUID.randomUUID();
    private final List<Map<String, Object>> seen = new CopyOnWriteArrayList<>();

    @Autowired
    TracedCallsTest(CamundaClient engine) {
        this.engine = engine;
    }

    @Test
    void a_called_process_belongs_to_the_trace_of_its_caller() {
        deploy(id + "-called", Bpmn.createExecutableProcess(id + "-called").startEvent()
                .serviceTask("Task", task -> task.zeebeJobType(id)).endEvent().done());
        deploy(id, Bpmn.createExecutableProcess(id).startEvent()
                .callActivity("Call", call -> call.zeebeProcessId(id + "-called")
                        .zeebePropagateAllParentVariables(false).zeebeInput("=orderId", "orderId"))
                .endEvent().done());

        engine.newCreateInstanceCommand().bpmnProcessId(id).latestVersion()
                .variables(Map.of("orderId", "1", "traceparent", "00-trace", "other", "2")).send().join();

        try (JobWorker worker = engine.newWorker().jobType(id).handler((jobs, job) -> {
            seen.add(job.getVariablesAsMap());
            jobs.newCompleteCommand(job).send().join();
        }).open()) {
            await().atMost(LONG).until(() -> !seen.isEmpty());
        }
        assertThat(seen.getFirst()).isEqualTo(Map.of("orderId", "1", "traceparent", "00-trace"));
    }

    @Test
    void nothing_is_written_into_a_file_where_nothing_is_traced() throws IOException {
        byte[] file = Files.readAllBytes(Path.of("bpmn", "distributor-order.bpmn"));

        assertThat(new TracedCalls(false).in("distributor-order.bpmn", file)).isSameAs(file);
    }

    @Test
    void a_file_is_changed_in_the_same_way_each_time_so_that_it_makes_no_new_version() throws IOException {
        byte[] file = Files.readAllBytes(Path.of("bpmn", "distributor-order.bpmn"));
        TracedCalls calls = new TracedCalls(true);

        assertThat(calls.in("distributor-order.bpmn", file)).isEqualTo(calls.in("distributor-order.bpmn", file))
                .isNotEqualTo(file);
    }

    private void deploy(String name, BpmnModelInstance process) {
        String file = name + ".bpmn";
        byte[] traced = new TracedCalls(true).in(file, Bpmn.convertToString(process).getBytes(StandardCharsets.UTF_8));
        engine.newDeployResourceCommand().addResourceBytes(traced, file).send().join();
    }
}
