package dev.baton.platform.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when the engine answers and has our processes. */
@Component
class EngineHealthIndicator implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CamundaClient engine;
    private final StartupDeployment deployment;

    EngineHealthIndicator(CamundaClient engine, StartupDeployment deployment) {
        this.engine = engine;
        this.deployment = deployment;
    }

    @Override
    public Health health() {
        if (!deployment.isDone()) {
            return Health.outOfService().withDetail("reason", "the processes are not deployed yet").build();
        }
        try {
            engine.newTopologyRequest().requestTimeout(PATIENCE).send().join();
            return Health.up().build();
        } catch (ClientException unreachable) {
            return Health.down().withDetail("reason", "the process engine does not answer").build();
        }
    }
}
