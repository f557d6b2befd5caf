package dev.baton.operations.exception;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done about what is stuck. */
final class Possible {

    static final String ENGINE_INCIDENT = "ENGINE_INCIDENT";
    static final String ENGINE_SILENT = "ENGINE_SILENT";
    static final String SAP_REFUSED = "SAP_REFUSED";

    private static final Set<String> TRIED_AGAIN = Set.of(ENGINE_INCIDENT, ENGINE_SILENT, SAP_REFUSED);

    /** From then on an order is returned, or being undone already. */
    private static final Set<String> NOT_CANCELLED =
            Set.of("SHIPPED", "DELIVERED", "COMPLETED", "CANCELLING", "REJECTED", "CANCELLED");

    private Possible() {}

    /**
     * @param status of the order; null where there is none
     * @param skippable whether the process may go on without the step
     */
    static List<ExceptionAction> actions(String kind, @Nullable String status, boolean skippable) {
        List<ExceptionAction> possible = new ArrayList<>();
        if (TRIED_AGAIN.contains(kind)) {
            possible.add(ExceptionAction.RETRY);
        }
        if (kind.equals(ENGINE_INCIDENT)) {
            if (skippable) {
                possible.add(ExceptionAction.SKIP);
            }
            possible.add(ExceptionAction.CORRECT);
        }
        if (status != null && !NOT_CANCELLED.contains(status)) {
            possible.add(ExceptionAction.CANCEL);
        }
        possible.add(ExceptionAction.HAND_OVER);
        return possible;
    }
}
