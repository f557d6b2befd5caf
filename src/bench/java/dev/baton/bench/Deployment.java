package dev.baton.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Deploys what Baton deploys, where it does not run. */
final class Deployment {

    static final String PROCESSES = "classpath*:bpmn/**/*.*";
    static final String TABLES = "classpath*:dmn/*.dmn";

    private Deployment() {}

    /** @param files patterns of what is deployed together */
    static void to(CamundaClient engine, String... files) {
        PathMatchingResourcePatternResolver classPath = new PathMatchingResourcePatternResolver();
        DeployResourceCommandStep1 command = engine.newDeployResourceCommand();
        DeployResourceCommandStep2 all = null;
        try {
            for (String pattern : files) {
                for (Resource file : classPath.getResources(pattern)) {
                    all = command.addResourceBytes(file.getContentAsByteArray(), String.valueOf(file.getFilename()));
                    command = all;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Objects.requireNonNull(all, "nothing is on the class path").requestTimeout(Duration.ofMinutes(1)).send()
                .join();
    }
}
