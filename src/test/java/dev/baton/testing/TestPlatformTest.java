package dev.baton.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Tries what other tests rely on, on a process of its own. */
@Isolated("moves the clock")
class TestPlatformTest {

    private static final String PROCESS = "test-platform-probe";
    private final TestPlatform platform = TestPlatform.shared();
    private final String orderId = UUID.randomUUID().toString();

    @BeforeAll
    static void deploy() {
        var process = Bpmn.createExecutableProcess(PROCESS)
                .startEvent()
                .userTask("Task_Ask")
                .zeebeUserTask()
                .zeebeAssignee("nobody")
                .zeebeCandidateGroups("=[\"sales\"]")
                .zeebeDueDate("=\"2030-01-01T00:00:00Z\"")
                .zeebeTaskPriority("70")
                .intermediateCatchEvent("Wait_TwoDays", wait -> wait.timerWithDuration("P2D"))
                .exclusiveGateway("Gateway_Broken")
                .conditionExpression("notThere > 1")
                .endEvent()
                .done();
        var xml = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(xml, process);
        TestPlatform.shared()
                .client()
                .newDeployResourceCommand()
                .addResourceBytes(xml.toByteArray(), PROCESS + ".bpmn")
                .send()
                .join();
    }

    @Test
    void a_task_is_seen_and_completed_the_clock_moves_and_an_incident_is_seen() {
        start();
        UserTask task = platform.userTasks().awaitTask(orderId, "Task_Ask");
        assertThat(task.candidateGroups()).isEqualTo(List.of("sales"));
        assertThat(task.dueDate()).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(task.priority()).isEqualTo(70);
        assertThat(task.assignee()).contains("nobody");
        assertThat(platform.userTasks().variables(task).path("orderId").asText()).isEqualTo(orderId);

        platform.userTasks().complete(task, Map.of("answer", "yes"));
        platform.journeys().awaitElement(orderId, "Wait_TwoDays");
        assertThat(platform.userTasks().open(orderId)).isEmpty();

        platform.clock().advance(Duration.ofDays(2));
        Incident incident = platform.incidents().awaitIncident(orderId, "Gateway_Broken");
        assertThat(incident.message()).contains("notThere");
        assertThat(platform.journeys().elementsEntered(orderId)).contains("Task_Ask", "Wait_TwoDays");
    }

    private void start() {
        platform.client()
                .newCreateInstanceCommand()
                .bpmnProcessId(PROCESS)
                .latestVersion()
                .variables(Map.of("orderId", orderId))
                .send()
                .join();
    }
}
