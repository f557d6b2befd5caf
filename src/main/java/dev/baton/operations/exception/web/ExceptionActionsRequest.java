package dev.baton.operations.exception.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.operations.exception.ExceptionAction;
import dev.baton.operations.exception.WantedAction;
import dev.baton.platform.problem.Faults;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about what is stuck.
 *
 * @param action RETRY, SKIP, CORRECT, CANCEL or HAND_OVER
 * @param reason why, which the timeline tells; for HAND_OVER what the person should know
 * @param exceptions the ids of 1 to 100 of them
 * @param value for CORRECT the variable and its value, for HAND_OVER to whom
 */
record ExceptionActionsRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "RETRY") @Nullable String action,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "The carrier answers again") @Nullable String reason,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable String> exceptions,
        @Schema(example = "{\"variable\": \"carrierChoice\", \"value\": {\"carrier\": \"SWIFT\", \"service\": \"EXPRESS\"}}") @Nullable JsonNode value) {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_ID = 500;
    private static final int MOST = 100;

    record Checked(List<String> ids, WantedAction wanted) {

        Checked {
            ids = List.copyOf(ids);
        }
    }

    Checked check() {
        Faults faults = new Faults();
        Optional<ExceptionAction> known =
                Arrays.stream(ExceptionAction.values()).filter(one -> one.name().equals(action)).findAny();
        if (known.isEmpty()) {
            faults.add("/action", "must be one of " + Arrays.toString(ExceptionAction.values()));
        }
        String why = faults.text("/reason", reason, LONGEST_REASON);
        List<String> ids = ids(faults);
        JsonNode given = value == null ? MissingNode.getInstance() : value;
        known.ifPresent(wanted -> checkValue(wanted, given, faults));
        faults.throwIfInvalid();
        return new Checked(ids, new WantedAction(known.orElseThrow(), why, given));
    }

    private List<String> ids(Faults faults) {
        List<String> ids = new ArrayList<>();
        if (exceptions == null || exceptions.isEmpty() || exceptions.size() > MOST) {
            faults.add("/exceptions", "must name 1 to " + MOST + " exceptions by their ids");
            return ids;
        }
        for (int index = 0; index < exceptions.size(); index++) {
            ids.add(faults.text("/exceptions/" + index, exceptions.get(index), LONGEST_ID));
        }
        return ids;
    }

    private static void checkValue(ExceptionAction action, JsonNode value, Faults faults) {
        if (action == ExceptionAction.CORRECT && !(value.path("variable").isTextual() && value.has("value"))) {
            faults.add("/value", "must have the variable and its value");
        }
        if (action == ExceptionAction.HAND_OVER && !value.path("to").isTextual()) {
            faults.add("/value/to", "must name a person");
        }
    }
}
