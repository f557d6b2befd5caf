package dev.baton.platform.paging;

import dev.baton.platform.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page begins: the sort key of the last row before it, opaque to the caller. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private static final UUID LARGEST = new UUID(-1, -1);

    private Cursor() {}

    /** The cursor of the page that follows the row with this sort key. */
    public static String after(List<String> position) {
        byte[] joined = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    /**
     * Reads the caller's cursor back into a sort key of so many parts.
     *
     * @return the sort key, empty if there is no cursor and the list begins at its start
     * @throws InvalidRequestException if the cursor is not one that was given out
     */
    public static List<String> read(@Nullable String cursor, int parts) {
        if (cursor == null || cursor.isBlank()) {
            return List.of();
        }
        List<String> position = decode(cursor);
        if (position.size() != parts) {
            throw unknown();
        }
        return position;
    }

    /**
     * As {@link #read(String, int)}, for a sort key that is one text.
     *
     * @return the empty string, which comes before all others, if the list begins at its start
     */
    public static String readText(@Nullable String cursor) {
        List<String> position = read(cursor, 1);
        return position.isEmpty() ? "" : position.getFirst();
    }

    /**
     * As {@link #read(String, int)}, for a list by {@link dev.baton.platform.ids.Ids}, which grow with time, newest first.
     *
     * @return the id before which the page begins; one that comes after all others if the list begins at its start
     */
    public static UUID readNewestFirst(@Nullable String cursor) {
        return read(cursor, 1, id -> UUID.fromString(id.getFirst())).orElse(LARGEST);
    }

    /**
     * As {@link #read(String, int)}, for a sort key that is more than text.
     *
     * @param reading makes the key out of its parts; an {@link IllegalArgumentException} or {@link DateTimeException} of it means that the
     *     cursor was not given out
     */
    public static <T> Optional<T> read(@Nullable String cursor, int parts, Function<List<String>, T> reading) {
        List<String> position = read(cursor, parts);
        try {
            return position.isEmpty() ? Optional.empty() : Optional.of(reading.apply(position));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw unknown();
        }
    }

    private static List<String> decode(String cursor) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return List.of(joined.split(SEPARATOR, -1));
        } catch (IllegalArgumentException noBase64) {
            throw unknown();
        }
    }

    private static InvalidRequestException unknown() {
        return new InvalidRequestException("/cursor", "is not a cursor of this list");
    }
}
