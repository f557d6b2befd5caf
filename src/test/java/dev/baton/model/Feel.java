package dev.baton.model;

import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.jspecify.annotations.Nullable;

/** The engine's own reader of expressions. */
final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private Feel() {}

    /** Why this is no expression. */
    static Optional<String> faultOfExpression(String expression) {
        return fault(ENGINE.parseExpression(expression));
    }

    /** Why this is no condition of a table; an empty cell is one that always holds. */
    static Optional<String> faultOfCondition(String condition) {
        return condition.isEmpty() ? Optional.empty() : fault(ENGINE.parseUnaryTests(condition));
    }

    /** What this expression yields where no variable is known. */
    static @Nullable Object value(String expression) {
        var result = ENGINE.evaluateExpression(expression, Map.of());
        return result.isSuccess() ? result.result() : null;
    }

    private static Optional<String> fault(ParseResult result) {
        return result.isSuccess() ? Optional.empty() : Optional.of(result.failure().message());
    }
}
