package dev.baton.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.outbox.OutboxDestination;
import dev.baton.platform.outbox.OutboxMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.runtime.Execution;

/** Sends commands from the outbox to Operaton in place of Zeebe: what starts an order, and what its carrier tells. */
final class OperatonDestination implements OutboxDestination, AutoCloseable {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** As many as have a connection each, beside those of the job executor. */
    private static final int SIDE_BY_SIDE = 8;

    /** A message may come while the booking that begins to await it is still being committed. */
    private static final int LOOKS = 10;
    private static final Duration LOOK_PAUSE = Duration.ofMillis(10);

    private final RuntimeService engine;
    private final ObjectMapper json;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(SIDE_BY_SIDE);

    OperatonDestination(ProcessEngine engine, ObjectMapper json) {
        this.engine = engine.getRuntimeService();
        this.json = json;
    }

    @Override
    public String prefix() {
        return "engine";
    }

    /** In a transaction of its own for each message, so that one that is not awaited yet does not undo the others. */
    @Override
    public CompletableFuture<?> deliver(OutboxMessage message) {
        JsonNode command = read(message.payload());
        return CompletableFuture.runAsync(() -> {
            switch (message.type()) {
                case "start" -> start(message.key(), command);
                default -> publish(command);
            }
        }, threads);
    }

    private void start(String orderId, JsonNode command) {
        Map<String, Object> variables = json.convertValue(command.get("variables"), OBJECT);
        alone(() -> engine.startProcessInstanceByKey(command.path("processId").asText(), orderId, variables));
    }

    private void publish(JsonNode command) {
        String name = command.path("message").asText() + ":" + command.path("correlationKey").asText();
        for (int look = 0; look < LOOKS; look++) {
            if (isTaken(name)) {
                return;
            }
            Patience.pause(LOOK_PAUSE);
        }
        throw new IllegalStateException("nobody awaits " + name + " yet");
    }

    private boolean isTaken(String name) {
        return alone(() -> {
            Execution awaiting = engine.createExecutionQuery().messageEventSubscriptionName(name).singleResult();
            if (awaiting == null) {
                return false;
            }
            engine.messageEventReceived(name, awaiting.getId());
            return true;
        });
    }

    private interface Command<T> {

        T run();
    }

    private <T> T alone(Command<T> command) {
        free.acquireUninterruptibly();
        try {
            return command.run();
        } finally {
            free.release();
        }
    }

    private JsonNode read(String payload) {
        try {
            return json.readTree(payload);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
