package dev.baton.platform.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the engine itself knows of its process instances, not what has been exported of them so far. */
@Component
public class ProcessInstances {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CamundaClient engine;

    ProcessInstances(CamundaClient engine) {
        this.engine = engine;
    }

    /**
     * Whether an instance is alive. The engine has no question for that over gRPC; setting no variable at all is refused for an instance
     * that is not there, and changes nothing for one that is.
     *
     * @throws EngineUnavailableException if the engine does not answer
     */
    public boolean isAlive(long processInstanceKey) {
        try {
            engine.newSetVariablesCommand(processInstanceKey)
                    .variables(Map.of())
                    .local(true)
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
            return true;
        } catch (ClientException refusal) {
            if (EngineFailures.isAbsence(refusal)) {
                return false;
            }
            throw new EngineUnavailableException(refusal);
        }
    }
}
