package dev.baton.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Callers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that may be repeated, at once or later: one effect, and the same answer every time. */
@Component
public class IdempotentRequests {

    /** How long a key is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final String REPLAYED = "Idempotent-Replayed";

    private final IdempotentReplies replies;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotentRequests(IdempotentReplies replies, ObjectMapper json, Clock clock) {
        this.replies = replies;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs a request once per signed-in caller and key, in one transaction with the memory of its answer. A twin that comes while the
     * first one runs waits for it. A request that throws leaves no trace and may be tried again under its key.
     *
     * @param header the {@code Idempotency-Key} as it was sent
     * @param operation the method and path, so that a key is not taken for another request
     * @param body the request's body, raw or as parsed: two bodies are the same when they are the same JSON
     * @return the answer; a repeat has the header {@code Idempotent-Replayed: true}
     * @throws dev.baton.platform.problem.InvalidRequestException (400) without a usable key
     * @throws RefusedException (422) if the key was used for another request
     */
    @Transactional
    public <T> ResponseEntity<Written<T>> run(
            @Nullable String header,
            String operation,
            Object body,
            Supplier<Reply<T>> request) {
        String caller = Callers.current().name();
        String key = IdempotencyKey.of(header).value();
        String fingerprint = Fingerprint.of(json, operation, body);
        Instant now = clock.instant();
        if (replies.reserve(caller, key, fingerprint, now, now.minus(KEPT))) {
            Reply<T> reply = request.get();
            StoredReply stored = new StoredReply(fingerprint, reply.status(), text(reply.location()),
                    write(reply.body()));
            replies.keep(caller, key, stored);
            return answer(stored, false);
        }
        return replayed(replies.get(caller, key), fingerprint);
    }

    /**
     * The answer to a request that was made before; empty if it was not, or is still under way. For what has to ask another system before
     * it can {@link #run run}, and must not ask for a repeat.
     *
     * @throws dev.baton.platform.problem.InvalidRequestException (400) without a usable key
     * @throws RefusedException (422) if the key was used for another request
     */
    @Transactional(readOnly = true)
    public <T> Optional<ResponseEntity<Written<T>>> replay(
            @Nullable String header,
            String operation,
            Object body) {
        String key = IdempotencyKey.of(header).value();
        String fingerprint = Fingerprint.of(json, operation, body);
        return replies.find(Callers.current().name(), key, clock.instant().minus(KEPT))
                .map(stored -> replayed(stored, fingerprint));
    }

    private static <T> ResponseEntity<Written<T>> replayed(StoredReply stored, String fingerprint) {
        if (!stored.fingerprint().equals(fingerprint)) {
            throw new RefusedException("/headers/Idempotency-Key", "was used for another request");
        }
        return answer(stored, true);
    }

    private static <T> ResponseEntity<Written<T>> answer(StoredReply reply, boolean replayed) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(reply.status())
                .contentType(MediaType.APPLICATION_JSON);
        if (reply.location() != null) {
            answer.location(URI.create(reply.location()));
        }
        if (replayed) {
            answer.header(REPLAYED, "true");
        }
        return reply.body() == null ? answer.build() : answer.body(new Written<>(reply.body()));
    }

    private static @Nullable String text(@Nullable URI location) {
        return location == null ? null : location.toString();
    }

    private @Nullable String write(@Nullable Object body) {
        try {
            // half of a pair of surrogates is no character: it is answered as it can be kept
            return body == null
                    ? null
                    : new String(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8),
                            StandardCharsets.UTF_8);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an answer cannot be written as JSON", unwritable);
        }
    }
}
