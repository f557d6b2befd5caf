package dev.baton.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Baton's public API as anyone would call it, signed in as one of the local users. */
final class BatonApi {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String authorization;

    /** @param user name and password are the same */
    BatonApi(URI base, String user) {
        this.base = base;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }

    /** What came back; the body is empty where there was none. */
    record Answer(int status, JsonNode body) {

        /** @throws IllegalStateException with the problem's own words */
        JsonNode accepted() {
            if (status / 100 != 2) {
                throw new IllegalStateException(status + " " + body.path("detail").asText(body.toString()));
            }
            return body;
        }
    }

    /** Waits until the processes are deployed: without products and customers no more can be asked for. */
    void awaitProcesses() {
        await("the processes",
                () -> get("/actuator/health").body().at("/components/engine/status").asText().equals("UP"));
    }

    /** Waits until Baton can take orders. */
    void awaitHealth() {
        await("Baton's health", () -> get("/actuator/health").status() == 200);
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(250))
                .until(condition);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String contentType, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body().isBlank() ? "{}" : answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
