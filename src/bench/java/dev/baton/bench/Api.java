package dev.baton.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** The few calls that the load makes, signed in as one who may do everything. */
record Api(HttpClient http, URI baton) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

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
        String progress = path + "/" + answer.replaceAll("(?s).*?\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        Patience.until(() -> progress + " to be done: " + get(progress), PATIENCE,
                () -> get(progress).contains("\"DONE\""));
        String done = get(progress);
        if (!done.contains("\"refused\":0")) {
            throw new IllegalStateException(path + ": " + done);
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
