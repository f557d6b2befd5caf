package dev.baton.parts;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes moments of Tasklist with milliseconds. Tasklist 8.6.0 leaves them out of a task that was created, completed or is due in a whole
 * second, which its own index does not take: it then tries the same batch for ever, and shows no task any more that came later.
 */
final class WholeSeconds {

    private static final String PIPELINE = "whole-seconds";
    private static final List<String> MOMENTS = List.of("creationTime", "completionTime", "dueDate", "followUpDate");
    private static final JsonMapper JSON = new JsonMapper();

    private WholeSeconds() {}

    /** @param indices patterns of names, of indices that are there */
    static void repair(OpenSearch search, List<String> indices) {
        put(search.url() + "/_ingest/pipeline/" + PIPELINE,
                Map.of("processors", MOMENTS.stream().flatMap(WholeSeconds::processors).toList()));
        for (String index : indices) {
            put(search.url() + "/" + index + "/_settings", Map.of("index.final_pipeline", PIPELINE));
        }
    }

    /** Without seconds, and without milliseconds. */
    private static Stream<Map<String, ?>> processors(String field) {
        return Stream.of(
                replacing(field, "^(.{16})(Z|[+-].*)$", "$1:00$2"),
                replacing(field, "^(.{19})(Z|[+-].*)$", "$1.000$2"));
    }

    private static Map<String, ?> replacing(String field, String pattern, String replacement) {
        return Map.of("gsub",
                Map.of("field", field, "ignore_missing", true, "pattern", pattern, "replacement", replacement));
    }

    private static void put(String url, Map<String, ?> body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("OpenSearch refuses " + url + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
