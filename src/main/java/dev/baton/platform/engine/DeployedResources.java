package dev.baton.platform.engine;

import dev.baton.platform.sql.Row;
import io.camunda.client.api.response.Decision;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.Process;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which versions were deployed together. */
@Repository
class DeployedResources {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeployedResources(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param elements of each process, as JSON, by its id */
    void remember(DeploymentEvent deployment, Map<String, String> elements) {
        deployment.getProcesses().forEach(process -> remember(process, deployment.getKey(),
                elements.get(process.getBpmnProcessId())));
        deployment.getDecisions().forEach(decision -> remember(decision, deployment.getKey()));
    }

    OptionalInt decisionVersion(long processDefinitionKey, String decisionId) {
        Optional<Integer> version = jdbc.sql("""
                SELECT decision.version FROM deployed_process process
                JOIN deployed_decision decision USING (deployment_key)
                WHERE process.process_definition_key = ? AND decision.decision_id = ?""")
                .params(processDefinitionKey, decisionId)
                .query(Integer.class)
                .optional();
        return version.isPresent() ? OptionalInt.of(version.get()) : OptionalInt.empty();
    }

    /** The key of the version of a decision that a version of a process asks; empty if they were not deployed together from here. */
    Optional<Long> decisionKey(long processDefinitionKey, String decisionId) {
        return jdbc.sql("""
                SELECT decision.decision_key FROM deployed_process process
                JOIN deployed_decision decision USING (deployment_key)
                WHERE process.process_definition_key = ? AND decision.decision_id = ?""")
                .params(processDefinitionKey, decisionId)
                .query(Long.class)
                .optional();
    }

    private void remember(Process process, long deploymentKey, @Nullable String elements) {
        jdbc.sql(
                """
                        INSERT INTO deployed_process AS known (process_definition_key, bpmn_process_id, version, deployment_key, deployed_at, elements)
                        VALUES (?, ?, ?, ?, ?, ?::jsonb)
                        ON CONFLICT (process_definition_key) DO UPDATE SET elements = excluded.elements WHERE known.elements IS NULL""")
                .params(
                        process.getProcessDefinitionKey(),
                        process.getBpmnProcessId(),
                        process.getVersion(),
                        deploymentKey,
                        Row.at(clock.instant()),
                        elements)
                .update();
    }

    private void remember(Decision decision, long deploymentKey) {
        jdbc.sql("""
                INSERT INTO deployed_decision (deployment_key, decision_id, decision_key, version, name)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(
                        deploymentKey,
                        decision.getDmnDecisionId(),
                        decision.getDecisionKey(),
                        decision.getVersion(),
                        decision.getDmnDecisionName())
                .update();
    }
}
