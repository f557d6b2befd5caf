package dev.baton.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.EvaluateDecisionCommandStep1.EvaluateDecisionCommandStep2;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks the deployed rule tables outside of a process. */
@Component
public class Decisions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** In milliseconds, how long it is waited before a busy engine is asked again: it pushes back what comes while it is cold or overrun. */
    private static final List<Integer> PAUSES = List.of(50, 100, 200, 400, 800, 1600);
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

    private final CamundaClient engine;
    private final ObjectMapper json;

    public Decisions(CamundaClient engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    /**
     * Evaluates the latest version of a decision.
     *
     * @param decisionId a table of at least two outputs
     * @return the outputs of the matching rows; one for a table whose hit policy yields a single row; empty when none matches
     * @throws EngineUnavailableException if the engine does not answer or refuses to
     */
    public List<Map<String, Object>> evaluate(String decisionId, Map<String, Object> variables) {
        return decide(decisionId, variables).rows();
    }

    /**
     * As {@link #evaluate}, with all that is needed to explain later what was decided: kept in {@link RuleRecords}.
     *
     * @throws EngineUnavailableException if the engine does not answer or refuses to
     */
    public Decided decide(String decisionId, Map<String, Object> variables) {
        EvaluateDecisionResponse answer = ask(decisionId, variables);
        return new Decided(decisionId, answer.getDecisionVersion(), variables, rows(answer.getDecisionOutput()));
    }

    /** As {@link #evaluate}, by the version of a table that has this key. */
    List<Map<String, Object>> evaluate(long decisionKey, Map<String, Object> variables) {
        EvaluateDecisionResponse answer =
                ask(() -> engine.newEvaluateDecisionCommand().decisionKey(decisionKey).variables(variables));
        return rows(answer.getDecisionOutput());
    }

    private EvaluateDecisionResponse ask(String decisionId, Map<String, Object> variables) {
        return ask(() -> engine.newEvaluateDecisionCommand().decisionId(decisionId).variables(variables));
    }

    /** @param question made anew each time, since a command is sent once */
    private static EvaluateDecisionResponse ask(Supplier<EvaluateDecisionCommandStep2> question) {
        try {
            return send(question, PAUSES).join();
        } catch (CompletionException unavailable) {
            throw new EngineUnavailableException(unavailable.getCause() == null ? unavailable : unavailable.getCause());
        }
    }

    private static CompletableFuture<EvaluateDecisionResponse> send(
            Supplier<EvaluateDecisionCommandStep2> question,
            List<Integer> pauses) {
        return question.get()
                .requestTimeout(PATIENCE)
                .send()
                .toCompletableFuture()
                .exceptionallyCompose(failure -> {
                    if (pauses.isEmpty() || !EngineFailures.isPushedBack(failure)) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    Executor later = CompletableFuture.delayedExecutor(pauses.getFirst(), TimeUnit.MILLISECONDS);
                    return CompletableFuture.completedFuture(pauses.subList(1, pauses.size()))
                            .thenComposeAsync(rest -> send(question, rest), later);
                });
    }

    private List<Map<String, Object>> rows(String output) {
        try {
            JsonNode result = json.readTree(output);
            if (result.isNull()) {
                return List.of();
            }
            return json.convertValue(result.isArray() ? result : json.createArrayNode().add(result), ROWS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a decision's output is no JSON", unreadable);
        }
    }
}
