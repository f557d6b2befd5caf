package dev.baton.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks rule tables outside of a process as a process would: by the versions that were deployed with it. */
@Component
public class RulesInForce {

    private final Decisions decisions;
    private final DeployedResources deployed;

    RulesInForce(Decisions decisions, DeployedResources deployed) {
        this.decisions = decisions;
        this.deployed = deployed;
    }

    /**
     * Evaluates the version of a decision that a version of a process asks: the latest, where that process was not deployed from here with such
     * a table.
     *
     * @param processDefinitionKey null for the latest version
     * @return as {@link Decisions#evaluate} does
     * @throws EngineUnavailableException if the engine does not answer or refuses to
     */
    public List<Map<String, Object>> evaluate(
            @Nullable Long processDefinitionKey,
            String decisionId,
            Map<String, Object> variables) {
        Optional<Long> version =
                Optional.ofNullable(processDefinitionKey).flatMap(key -> deployed.decisionKey(key, decisionId));
        return version.isPresent()
                ? decisions.evaluate(version.get(), variables)
                : decisions.evaluate(decisionId, variables);
    }
}
