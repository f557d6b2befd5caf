package dev.baton.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.springframework.http.HttpStatus;

/** The tasks that wait for a person, found by the order that they belong to, in whatever process. */
public final class UserTasks {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EngineRecords records;
    private final CamundaClient client;

    UserTasks(EngineRecords records, CamundaClient client) {
        this.records = records;
        this.client = client;
    }

    /** Waits until the order has an open task at the element. */
    public UserTask awaitTask(Object orderId, String elementId) {
        return Awaitility.await("task " + elementId + " of order " + orderId)
                .atMost(PATIENCE)
                .until(() -> open(orderId)
                        .stream()
                        .filter(task -> task.elementId().equals(elementId))
                        .findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** The open tasks of the order at this moment. */
    public List<UserTask> open(Object orderId) {
        return records.userTasks()
                .stream()
                .filter(UserTask::open)
                .filter(task -> records.subjectOf(task.processInstanceKey())
                        .filter(orderId.toString()::equals)
                        .isPresent())
                .toList();
    }

    /** An object with what the task's form can show. */
    public JsonNode variables(UserTask task) {
        return records.variablesOf(task);
    }

    public void assign(UserTask task, String person) {
        told(() -> client.newAssignUserTaskCommand(task.key()).assignee(person).send().join());
    }

    public void complete(UserTask task, Map<String, Object> variables) {
        told(() -> client.newCompleteUserTaskCommand(task.key()).variables(variables).send().join());
    }

    /** The engine refuses what comes while it is busy. */
    private static void told(Runnable command) {
        Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
            try {
                command.run();
                return true;
            } catch (ProblemException refused) {
                if (refused.code() == HttpStatus.TOO_MANY_REQUESTS.value()) {
                    return false;
                }
                throw refused;
            }
        });
    }
}
