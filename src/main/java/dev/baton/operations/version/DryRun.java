package dev.baton.operations.version;

import dev.baton.platform.fence.OrderId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a migration would do, as far as is known before the engine is asked.
 *
 * @param lost elements of the old version that become nothing, with their types: an order that is at one of them stays
 * @param orders those on the old version, and what they have called on it and stands still, up to 1000
 */
public record DryRun(
        String processId,
        int fromVersion,
        int toVersion,
        Map<String, String> lost,
        List<Foreseen> orders) {

    public DryRun {
        lost = Map.copyOf(lost);
        orders = List.copyOf(orders);
    }

    /**
     * @param processInstanceKey the engine's, of what would be moved
     * @param orderId and {@code number}, {@code status}: null where the process is about no order
     * @param at where it is in its process; empty where that is not known
     * @param movable whether nothing is known that speaks against it
     * @param why it cannot move, or what is not known
     */
    public record Foreseen(
            String processInstanceKey,
            @Nullable OrderId orderId,
            @Nullable String number,
            @Nullable String status,
            List<String> at,
            boolean movable,
            String why) {

        public Foreseen {
            at = List.copyOf(at);
        }
    }
}
