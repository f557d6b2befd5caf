package dev.baton.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.outbox.OutboxDestination;
import dev.baton.platform.outbox.OutboxMessage;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends commands from the outbox to the engine. */
@Component
class EngineDestination implements OutboxDestination {

    private static final Duration MESSAGE_WAITS = Duration.ofDays(30);

    private final CamundaClient engine;
    private final ObjectMapper json;

    EngineDestination(CamundaClient engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    @Override
    public String prefix() {
        return ProcessCommands.DESTINATION;
    }

    @Override
    public CompletableFuture<?> deliver(OutboxMessage message) {
        CompletableFuture<?> answer = switch (read(message)) {
            case EngineCommand.Start start -> start(start);
            case EngineCommand.Publish publish -> publish(publish, message.id());
        };
        return answer.handle((done, failure) -> outcome(failure));
    }

    private static boolean outcome(@Nullable Throwable failure) {
        if (failure == null || EngineFailures.isRepeat(failure)) {
            return true;
        }
        throw EngineFailures.described(failure);
    }

    private CompletableFuture<?> start(EngineCommand.Start start) {
        Long version = start.processDefinitionKey();
        return version == null
                ? startLatest(start)
                : engine.newCreateInstanceCommand()
                        .processDefinitionKey(version)
                        .variables(start.variables())
                        .send()
                        .toCompletableFuture()
                        .<Object>thenApply(started -> started)
                        .exceptionallyCompose(failure -> EngineFailures.isAbsence(failure)
                                ? startLatest(start).thenApply(started -> started)
                                : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<?> startLatest(EngineCommand.Start start) {
        return engine.newCreateInstanceCommand()
                .bpmnProcessId(start.processId())
                .latestVersion()
                .variables(start.variables())
                .send()
                .toCompletableFuture();
    }

    private CompletableFuture<?> publish(EngineCommand.Publish publish, long id) {
        return engine.newPublishMessageCommand()
                .messageName(publish.message())
                .correlationKey(publish.correlationKey())
                .messageId(Long.toString(id))
                .timeToLive(MESSAGE_WAITS)
                .variables(publish.variables())
                .send()
                .toCompletableFuture();
    }

    private EngineCommand read(OutboxMessage message) {
        try {
            return switch (message.type()) {
                case EngineCommand.START -> json.readValue(message.payload(), EngineCommand.Start.class);
                case EngineCommand.PUBLISH -> json.readValue(message.payload(), EngineCommand.Publish.class);
                default -> throw new IllegalStateException("the engine knows no command " + message.type());
            };
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("message " + message.id() + " of the outbox is no engine command",
                    unreadable);
        }
    }
}
