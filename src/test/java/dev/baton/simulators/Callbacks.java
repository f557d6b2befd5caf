package dev.baton.simulators;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/**
 * What the simulated systems tell Baton by themselves: signed, after a delay, and again until it is taken, as carriers
 * and banks do.
 */
public final class Callbacks implements AutoCloseable {

    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("callbacks").factory());
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()))
            .build();
    private final Secrets secrets;
    private volatile @Nullable URI baton;
    private volatile Duration delay = Duration.ofSeconds(1);
    private volatile boolean on = true;
    private volatile int times = 1;
    private volatile Clock clock = Clock.systemUTC();

    /** What each system signs with. */
    public record Secrets(String carrier, String payment) {}

    public Callbacks(Secrets secrets) {
        this.secrets = secrets;
    }

    /** In a container: told by environment variables. */
    static Callbacks ofEnvironment(Map<String, String> environment) {
        var callbacks = new Callbacks(new Secrets(environment.getOrDefault("BATON_CARRIER_SECRET", ""),
                environment.getOrDefault("BATON_PAYMENT_SECRET", "")));
        callbacks.to(URI.create(environment.getOrDefault("BATON_URL", "http://localhost:8090")));
        callbacks.after(Duration.parse(environment.getOrDefault("SIMULATORS_DELAY", "PT1S")));
        callbacks.switchedOn(Boolean.parseBoolean(environment.getOrDefault("SIMULATORS_CALLBACKS", "true")));
        return callbacks;
    }

    /** Where Baton listens. Until it is known, callbacks wait as if Baton were down. */
    public void to(URI baseUrl) {
        baton = baseUrl;
    }

    public void after(Duration pause) {
        delay = pause;
    }

    public void switchedOn(boolean value) {
        on = value;
    }

    /** How often each callback is sent. */
    public void times(int number) {
        times = number;
    }

    /** The clock of the simulated world; a test gives its own. */
    public void at(Clock worldClock) {
        clock = worldClock;
    }

    boolean areSwitchedOn() {
        return on;
    }

    Instant now() {
        return clock.instant();
    }

    /** Runs after so many delays. */
    void later(int delays, Runnable step) {
        var unused = timer.schedule(step, delay.multipliedBy(delays).toMillis(), TimeUnit.MILLISECONDS);
    }

    void fromCarrier(JsonNode event) {
        send("/api/shipments/events", secrets.carrier(), event.toString());
    }

    void fromPaymentInstitution(JsonNode event) {
        send("/api/payments/notifications", secrets.payment(), event.toString());
    }

    private void send(String path, String secret, String body) {
        for (int time = 0; time < times; time++) {
            send(path, secret, body, 1);
        }
    }

    private void send(String path, String secret, String body, int attempt) {
        URI base = baton;
        if (base == null) {
            again(path, secret, body, attempt);
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("X-Signature", signature(secret, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var unused =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                    if (failure != null || answer == null || answer.statusCode() >= 300) {
                        again(path, secret, body, attempt);
                    }
                });
    }

    private void again(String path, String secret, String body, int attempt) {
        if (attempt < ATTEMPTS && !timer.isShutdown()) {
            long pause = FIRST_PAUSE.toMillis() << Math.min(attempt, 7);
            var unused = timer.schedule(() -> send(path, secret, body, attempt + 1), pause, TimeUnit.MILLISECONDS);
        }
    }

    /** Lower-case hex of HMAC-SHA256 over the body. */
    static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.shutdownNow();
    }
}
