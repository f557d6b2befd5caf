package dev.baton.platform.idempotency;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with, and answered with again when it is repeated.
 *
 * @param status the HTTP status
 * @param location of what was made; null when nothing was
 * @param body written as JSON; null for none
 * @param <T> of the body; {@link Void} for none
 */
public record Reply<T>(int status, @Nullable URI location, @Nullable T body) {

    /** 200: done. */
    public static <T> Reply<T> ok(T body) {
        return new Reply<>(200, null, body);
    }

    /** 204: done, and there is nothing to say of it. */
    public static Reply<Void> noContent() {
        return new Reply<>(204, null, null);
    }

    /** 202: taken, and to be read at this location. */
    public static <T> Reply<T> accepted(URI location, T body) {
        return new Reply<>(202, location, body);
    }

    /** 201: made, and to be read at this location. */
    public static <T> Reply<T> created(URI location, T body) {
        return new Reply<>(201, location, body);
    }
}
