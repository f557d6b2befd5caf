package dev.baton.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys processes, decisions and forms, always all of them in one request: a process calls the decisions and forms that were deployed
 * with it, so that a running order keeps the rules under which it started.
 */
@Component
public class Deployments {

    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

    /** The engine takes its time over all of our files. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CamundaClient engine;
    private final TracedCalls calls;
    private final DeployedResources deployed;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final Map<String, Resource> latest = new ConcurrentHashMap<>();

    Deployments(
            CamundaClient engine,
            TracedCalls calls,
            DeployedResources deployed,
            ObjectMapper json,
            TransactionTemplate transaction) {
        this.engine = engine;
        this.calls = calls;
        this.deployed = deployed;
        this.json = json;
        this.transaction = transaction;
    }

    /**
     * Deploys all of these files as one, and remembers which versions of decisions belong to which version of a process. Files that were
     * not changed since they were last deployed together make no new versions.
     *
     * @param files BPMN, DMN and forms
     * @throws ClientException if the engine cannot be reached, or refuses a file; then nothing is deployed
     */
    public void deploy(List<Resource> files) {
        List<Resource> read = files.stream().map(Deployments::read).toList();
        DeploymentEvent deployment = send(read);
        Map<String, String> elements = elements(read);
        transaction.executeWithoutResult(status -> deployed.remember(deployment, elements));
        read.forEach(file -> latest.put(String.valueOf(file.getFilename()), file));
        LOG.info("Deployed {} processes and {} decisions", deployment.getProcesses().size(),
                deployment.getDecisions().size());
    }

    /** Where the answer is lost it is asked for again: what the engine has taken meanwhile it tells then, and takes no second time. */
    private DeploymentEvent send(List<Resource> files) {
        try {
            return command(files).requestTimeout(PATIENCE).send().join();
        } catch (ClientException lost) {
            if (EngineFailures.isRefusal(lost)) {
                throw lost;
            }
            LOG.info("The process engine has not answered what it has deployed, and is asked once more");
            return command(files).requestTimeout(PATIENCE).send().join();
        }
    }

    /** A file as this instance deployed it last; empty if it has not deployed it yet. */
    public Optional<Resource> latest(String fileName) {
        return Optional.ofNullable(latest.get(fileName));
    }

    /** The version of a decision that a version of a process asks; empty if that process was not deployed from here. */
    public OptionalInt decisionVersion(long processDefinitionKey, String decisionId) {
        return deployed.decisionVersion(processDefinitionKey, decisionId);
    }

    private Map<String, String> elements(List<Resource> files) {
        Map<String, String> all = new HashMap<>();
        files.stream().filter(file -> String.valueOf(file.getFilename()).endsWith(".bpmn"))
                .forEach(file -> ProcessElements.read(content(file))
                        .forEach((process, elements) -> all.put(process, write(elements))));
        return all;
    }

    private String write(Map<String, String> elements) {
        try {
            return json.writeValueAsString(elements);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("elements that cannot be written", impossible);
        }
    }

    private static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private DeployResourceCommandStep2 command(List<Resource> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to deploy");
        }
        DeployResourceCommandStep2 command = add(engine.newDeployResourceCommand(), files.getFirst());
        for (Resource file : files.subList(1, files.size())) {
            command = add(command, file);
        }
        return command;
    }

    private DeployResourceCommandStep2 add(DeployResourceCommandStep1 command, Resource file) {
        String name = String.valueOf(file.getFilename());
        return command.addResourceBytes(calls.in(name, content(file)), name);
    }

    /** The file as it is now, whatever is written to it later. */
    private static Resource read(Resource file) {
        try {
            String name = String.valueOf(file.getFilename());
            return new ByteArrayResource(file.getContentAsByteArray()) {

                @Override
                public String getFilename() {
                    return name;
                }
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.getDescription() + " cannot be read", unreadable);
        }
    }
}
