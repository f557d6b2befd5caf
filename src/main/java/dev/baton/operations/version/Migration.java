package dev.baton.operations.version;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are to go on under another version of their process, and how far that is.
 *
 * @param mappings which element of the target each element becomes, by id
 * @param waiting how many orders have not been moved yet
 * @param stayed how many finish on their old version
 * @param endedAt null while it is under way
 */
public record Migration(
        UUID id,
        String processId,
        int fromVersion,
        int toVersion,
        Map<String, String> mappings,
        String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant endedAt,
        int orders,
        int waiting,
        int moved,
        int stayed) {

    public Migration {
        mappings = Map.copyOf(mappings);
    }
}
