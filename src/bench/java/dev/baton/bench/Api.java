package dev.baton.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The few calls that the load makes, signed in as one who may do everything. */
record Api(HttpClient http, URI baton) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    String post(String path, String mediaType, String body, String key) {
        return taken(path, answer(path, mediaType, body, key));
    }

    /** As {@link #post}, whatever is answered. */
    HttpResponse<String> answer(String path, String mediaType, String body, String key) {
        return send(request(path).header("Content-Type", mediaType)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    String get(String path) {
        return taken(path, send(request(path).build()));
    }

    private static String taken(String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Returns once the file is taken in, all of it. */
    void importing(String path, String csv) {
        String answer = post(path, "text/csv", csv, UUID.randomUUID().toString());
        String id = answer.replaceAll("(?s).*?\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        Instant deadline = Instant.now().plus(PATIENCE);
        String progress = answer;
        while (!progress.contains("\"DONE\"")) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(path + " did not end: " + progress);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            progress = get(path + "/" + id);
        }
        if (!progress.contains("\"refused\":0")) {
            throw new IllegalStateException(path + ": " + progress);
        }
    }

    private HttpRequest.Builder request(String path) {
        String credentials = Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(baton.resolve(path)).header("Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
