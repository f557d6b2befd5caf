package dev.baton.operations.version;

import dev.baton.platform.fence.OrderId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are to go on under which version.
 *
 * @param toVersion null for the latest
 * @param orders which of them; empty for all that run on that version
 * @param mappings which element becomes which, where one does not keep its id
 */
public record MigrationRequest(
        String processId,
        int fromVersion,
        @Nullable Integer toVersion,
        Set<OrderId> orders,
        Map<String, String> mappings,
        String reason) {

    public MigrationRequest {
        orders = Set.copyOf(orders);
        mappings = Map.copyOf(mappings);
    }
}
