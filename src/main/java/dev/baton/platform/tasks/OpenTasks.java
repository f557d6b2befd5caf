package dev.baton.platform.tasks;

import dev.baton.platform.engine.EngineUnavailableException;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Completes user tasks on behalf of somebody who is not in Tasklist. */
@Component
public class OpenTasks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TaskSearch search;
    private final CamundaClient engine;

    OpenTasks(TaskSearch search, CamundaClient engine) {
        this.search = search;
        this.engine = engine;
    }

    /**
     * Takes the open task at an element and completes it.
     *
     * @param person who is told to have completed it
     * @param variables what the task's form would have set
     * @return false if no task is open there, as far as the search knows, or somebody else has completed it
     * @throws EngineUnavailableException if the engine does not answer or refuses to
     */
    public boolean complete(long processInstanceKey, String elementId, String person, Map<String, Object> variables) {
        Optional<Long> task = search.open(processInstanceKey, elementId);
        return task.isPresent()
                && isDone(engine.newAssignUserTaskCommand(task.get()).assignee(person).allowOverride(true))
                && isDone(engine.newCompleteUserTaskCommand(task.get()).variables(variables));
    }

    private static boolean isDone(FinalCommandStep<?> command) {
        try {
            command.requestTimeout(PATIENCE).send().join();
            return true;
        } catch (ProblemException refusal) {
            if (refusal.code() == HttpStatus.NOT_FOUND.value() || refusal.code() == HttpStatus.CONFLICT.value()) {
                return false;
            }
            throw new EngineUnavailableException(refusal);
        } catch (ClientException unavailable) {
            throw new EngineUnavailableException(unavailable);
        }
    }
}
