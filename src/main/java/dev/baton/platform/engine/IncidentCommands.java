package dev.baton.platform.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets what stands still in the engine go on. Each command may be repeated. */
@Component
public class IncidentCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CamundaClient engine;

    IncidentCommands(CamundaClient engine) {
        this.engine = engine;
    }

    /**
     * Resolves an incident: the step is tried again.
     *
     * @param jobKey of the job that failed, which gets so many retries; null where no job is the reason
     * @return false if the engine knows nothing of it: it was resolved or ended before
     * @throws EngineUnavailableException if the engine does not answer or refuses to
     */
    public boolean resolve(long incidentKey, @Nullable Long jobKey, int retries) {
        return (jobKey == null || isDone(engine.newUpdateRetriesCommand(jobKey).retries(retries)))
                && isDone(engine.newResolveIncidentCommand(incidentKey));
    }

    /**
     * Sets variables where they are known, as seen from an element, or else in its whole process.
     *
     * @return false if the element is not there any more
     * @throws EngineUnavailableException if the engine does not answer or refuses to
     */
    public boolean set(long elementInstanceKey, Map<String, Object> variables) {
        return isDone(engine.newSetVariablesCommand(elementInstanceKey).variables(variables));
    }

    private static boolean isDone(FinalCommandStep<?> command) {
        try {
            command.requestTimeout(PATIENCE).send().join();
            return true;
        } catch (ClientException refusal) {
            if (EngineFailures.isAbsence(refusal)) {
                return false;
            }
            throw new EngineUnavailableException(refusal);
        }
    }
}
