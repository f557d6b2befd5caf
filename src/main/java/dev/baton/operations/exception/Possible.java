package dev.baton.operations.exception;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done about what is stuck. */
final class Possible {

    private static final Set<ExceptionKind> TRIED_AGAIN =
            EnumSet.of(ExceptionKind.ENGINE_INCIDENT, ExceptionKind.ENGINE_SILENT, ExceptionKind.SAP_REFUSED);

    /** What the engine says where no value of the process is the reason. */
    private static final Set<String> NOT_CORRECTED = Set.of("DECISION_EVALUATION_ERROR", "CALLED_DECISION_ERROR",
            "CALLED_ELEMENT_ERROR", "FORM_NOT_FOUND", "UNHANDLED_ERROR_EVENT", "MESSAGE_SIZE_EXCEEDED");

    /** From then on an order is returned, or being undone already. */
    private static final Set<String> NOT_CANCELLED =
            Set.of("SHIPPED", "DELIVERED", "COMPLETED", "CANCELLING", "REJECTED", "CANCELLED");

    private Possible() {}

    /**
     * @param status of the order; null where there is none
     * @param errorType the engine's; null where it is not the engine in which something stands still
     * @param skippable whether the process may go on without the step
     */
    static List<ExceptionAction> actions(
            ExceptionKind kind,
            @Nullable String status,
            @Nullable String errorType,
            boolean skippable) {
        List<ExceptionAction> possible = new ArrayList<>();
        if (TRIED_AGAIN.contains(kind)) {
            possible.add(ExceptionAction.RETRY);
        }
        if (skippable) {
            possible.add(ExceptionAction.SKIP);
        }
        if (errorType != null && !NOT_CORRECTED.contains(errorType)) {
            possible.add(ExceptionAction.CORRECT);
        }
        if (status != null && !NOT_CANCELLED.contains(status)) {
            possible.add(ExceptionAction.CANCEL);
        }
        possible.add(ExceptionAction.HAND_OVER);
        return possible;
    }
}
