package dev.baton.trade;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** Calls the API as one of the users that tests have. */
public final class Api {

    private final TestRestTemplate http;

    public Api(TestRestTemplate http, String user) {
        this.http = http.withBasicAuth(user, user);
    }

    /** A client of an application that is a program of its own; it does not insist by itself. */
    public static TestRestTemplate http(String url) {
        return new TestRestTemplate(new RestTemplateBuilder()
                .requestFactoryBuilder(ClientHttpRequestFactoryBuilder.jdk())
                .rootUri(url));
    }

    public ResponseEntity<JsonNode> get(String path) {
        return http.getForEntity(path, JsonNode.class);
    }

    public JsonNode read(String path) {
        return Objects.requireNonNull(get(path).getBody());
    }

    /** The items of all pages of a list. */
    public List<JsonNode> readAll(String path) {
        List<JsonNode> all = new ArrayList<>();
        String more = path + (path.contains("?") ? "&" : "?") + "limit=200";
        String cursor = "";
        do {
            JsonNode page = read(more + cursor);
            page.path("items").forEach(all::add);
            String next = page.path("nextCursor").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }

    public ResponseEntity<JsonNode> post(String path, String key, String json) {
        return http.exchange(RequestEntity.method(HttpMethod.POST, URI.create(http.getRootUri() + path))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json), JsonNode.class);
    }

    public ResponseEntity<JsonNode> put(String path, String json) {
        return http.exchange(RequestEntity.put(URI.create(http.getRootUri() + path))
                .contentType(MediaType.APPLICATION_JSON).body(json), JsonNode.class);
    }

    public ResponseEntity<JsonNode> put(String path, String key, String json) {
        return http.exchange(RequestEntity.put(URI.create(http.getRootUri() + path))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON).body(json), JsonNode.class);
    }

    /** Sends a CSV file and waits until it is worked off. */
    public JsonNode importing(String path, String csv) {
        ResponseEntity<JsonNode> received = http.exchange(
                RequestEntity.method(HttpMethod.POST, URI.create(http.getRootUri() + path))
                        .contentType(MediaType.parseMediaType("text/csv"))
                        .body(csv),
                JsonNode.class);
        URI location = Objects.requireNonNull(received.getHeaders().getLocation(), received::toString);
        String progress = String.valueOf(location.getPath());
        return await().atMost(Duration.ofSeconds(60)).until(
                () -> read(progress), read -> read.path("status").asText().equals("DONE"));
    }
}
