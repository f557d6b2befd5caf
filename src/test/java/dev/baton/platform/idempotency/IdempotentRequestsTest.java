package dev.baton.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.testing.BatonTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@BatonTest
class IdempotentRequestsTest {

    private final IdempotentRequests requests;
    private final AtomicInteger effects = new AtomicInteger();
    private final String key = UUID.randomUUID().toString();

    @Autowired
    IdempotentRequestsTest(IdempotentRequests requests) {
        this.requests = requests;
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void fifty_twins_at_once_have_one_effect_and_one_answer() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ResponseEntity<Written<Map<String, Integer>>>> twin = () -> run("integrator", key, "{\"a\":1}");
            List<ResponseEntity<Written<Map<String, Integer>>>> answers =
                    threads.invokeAll(Stream.generate(() -> twin).limit(50).toList()).stream().map(Future::resultNow)
                            .toList();
            assertThat(effects).hasValue(1);
            assertThat(answers).extracting(ResponseEntity::getBody)
                    .containsOnly(new Written<>("{\"effect\":1}"));
            assertThat(answers).filteredOn(answer -> !answer.getHeaders().containsKey("Idempotent-Replayed"))
                    .hasSize(1);
        }
    }

    @Test
    void a_repeat_gets_the_first_answer_whole_whatever_the_spelling() {
        ResponseEntity<Written<Map<String, Integer>>> first = run("integrator", key, "{\"a\":1,\"b\":[2]}");
        ResponseEntity<Written<Map<String, Integer>>> repeat =
                run("integrator", '"' + key + '"', "{ \"b\": [2], \"a\": 1 }");
        assertThat(first.getHeaders().get("Idempotent-Replayed")).isNull();
        assertThat(repeat.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(repeat.getStatusCode()).isEqualTo(first.getStatusCode());
        assertThat(repeat.getBody()).isEqualTo(first.getBody());
        assertThat(repeat.getHeaders().getLocation()).isEqualTo(URI.create("/things/1"));
    }

    @Test
    void a_key_is_not_taken_for_another_body_or_by_another_caller() {
        run("integrator", key, "{\"a\":1}");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> run("integrator", key, "{\"a\":2}"));
        run("dealer", key, "{\"a\":2}");
        assertThat(effects).hasValue(2);
    }

    @Test
    void a_request_that_fails_leaves_its_key_free() {
        signIn("integrator");
        assertThatIllegalStateException().isThrownBy(() -> requests.run(key, "POST /things", "{}", () -> {
            throw new IllegalStateException("broken");
        }));
        assertThat(run("integrator", key, "{}").getHeaders().get("Idempotent-Replayed")).isNull();
    }

    @Test
    void a_key_is_needed_and_may_have_up_to_255_characters() {
        for (String unusable : new @Nullable String[]{null, "", "  ", "\"\"", "x".repeat(256), "tab\there"}) {
            assertThatExceptionOfType(InvalidRequestException.class).as("key %s", unusable)
                    .isThrownBy(() -> run("integrator", unusable, "{}"));
        }
        assertThat(run("integrator", "x".repeat(255 - key.length()) + key, "{}").getStatusCode().value())
                .isEqualTo(202);
    }

    private ResponseEntity<Written<Map<String, Integer>>> run(String caller, @Nullable String header, String body) {
        signIn(caller);
        return requests.run(header, "POST /things", body,
                () -> Reply.accepted(URI.create("/things/1"), Map.of("effect", effects.incrementAndGet())));
    }

    private static void signIn(String caller) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(caller, "", "ROLE_INTEGRATOR"));
    }
}
