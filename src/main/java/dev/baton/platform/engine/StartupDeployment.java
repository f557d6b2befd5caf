package dev.baton.platform.engine;

import dev.baton.platform.problem.Causes;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Deploys the processes and rules that the application was built with, as soon as the engine is there. */
@Component
class StartupDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(StartupDeployment.class);
    private static final List<String> FILES =
            List.of("classpath*:bpmn/**/*.bpmn", "classpath*:bpmn/**/*.form", "classpath*:dmn/**/*.dmn");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Deployments deployments;
    private volatile boolean done;
    private volatile boolean closed;

    StartupDeployment(Deployments deployments) {
        this.deployments = deployments;
    }

    boolean isDone() {
        return done;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("deployment").start(this::deployWhenPossible);
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        closed = true;
    }

    private void deployWhenPossible() {
        for (int attempt = 1; !done && !closed; attempt++) {
            try {
                deploy();
                done = true;
            } catch (ClientException | IOException | org.springframework.dao.DataAccessException
                    | org.springframework.transaction.TransactionException failure) {
                if (attempt % 10 == 1) {
                    LOG.warn("The processes cannot be deployed yet and are tried again: {}", reason(failure));
                }
                pause();
            }
        }
    }

    private void deploy() throws IOException {
        List<Resource> files = files();
        if (!files.isEmpty()) {
            deployments.deploy(files);
        }
    }

    /** What the engine says of a file that it does not take is worth reading, and is about the file alone. */
    private static String reason(Exception failure) {
        return failure instanceof ClientException ? String.valueOf(failure.getMessage()) : Causes.describe(failure);
    }

    private static List<Resource> files() throws IOException {
        ResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        List<Resource> files = new ArrayList<>();
        for (String pattern : FILES) {
            files.addAll(List.of(resolver.getResources(pattern)));
        }
        return files;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
