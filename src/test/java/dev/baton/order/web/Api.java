package dev.baton.order.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The HTTP API, as a user calls it whose password is the name; without a name nobody signs in. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final String user;

    public Api(int port, String user) {
        this.port = port;
        this.user = user;
    }

    /** What came back; an absent body is an empty object. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        /** The pointers of a problem's faults. */
        public Iterable<String> pointers() {
            return body.path("errors").findValuesAsText("pointer");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body, String... headers) {
        return send(path, "application/json", body, headers);
    }

    /** Posts a body of another media type. */
    public Answer send(String path, String type, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        return user.isEmpty() ? request : request.header("Authorization", "Basic " + credentials);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()),
                    answer.headers());
        } catch (IOException failed) {
            throw new AssertionError("no answer to a request", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("broken off", stopped);
        }
    }
}
