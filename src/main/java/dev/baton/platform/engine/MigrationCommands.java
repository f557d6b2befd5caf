package dev.baton.platform.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.MigrationPlanBuilderImpl.MappingInstruction;
import io.camunda.client.api.command.MigrationPlanImpl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets running processes go on under another version. */
@Component
public class MigrationCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 1_000;

    private final CamundaClient engine;

    MigrationCommands(CamundaClient engine) {
        this.engine = engine;
    }

    /** What came of it. */
    public sealed interface Answer {

        record Moved() implements Answer {}

        /** The engine does not know the instance: it has ended, or was lost. */
        record Gone() implements Answer {}

        /** @param why in the engine's words */
        record Refused(String why) implements Answer {}
    }

    /**
     * Moves an instance, but none of those that it has called.
     *
     * @param mappings which element of the target each element becomes
     * @throws EngineUnavailableException if the engine does not answer
     */
    public Answer migrate(long processInstanceKey, long targetDefinitionKey, Map<String, String> mappings) {
        List<MappingInstruction> instructions = mappings.entrySet().stream()
                .map(mapping -> new MappingInstruction(mapping.getKey(), mapping.getValue()))
                .toList();
        try {
            engine.newMigrateProcessInstanceCommand(processInstanceKey)
                    .migrationPlan(new MigrationPlanImpl(targetDefinitionKey, instructions))
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
            return new Answer.Moved();
        } catch (ClientException refusal) {
            if (EngineFailures.isAbsence(refusal)) {
                return new Answer.Gone();
            }
            if (EngineFailures.isRefusal(refusal)) {
                String why = String.valueOf(refusal.getMessage()).replace('\0', ' ');
                return new Answer.Refused(why.substring(0, Math.min(why.length(), LONGEST)));
            }
            throw new EngineUnavailableException(refusal);
        }
    }
}
