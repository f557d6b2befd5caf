package dev.baton.platform.idempotency;

import dev.baton.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** The caller's own key for a request, bare or quoted in its header: 1 to 255 characters. */
record IdempotencyKey(String value) {

    private static final int LONGEST = 255;
    private static final String POINTER = "/headers/Idempotency-Key";

    /** @throws InvalidRequestException if the header is missing, blank, too long or holds control characters */
    static IdempotencyKey of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new InvalidRequestException(POINTER,
                    "is required: a key of your own for this request, such as a UUID");
        }
        String key = unquoted(header.strip());
        if (key.isBlank() || key.length() > LONGEST || key.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidRequestException(POINTER, "must be 1 to " + LONGEST + " printable characters");
        }
        return new IdempotencyKey(key);
    }

    private static String unquoted(String header) {
        boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        return quoted ? header.substring(1, header.length() - 1) : header;
    }
}
