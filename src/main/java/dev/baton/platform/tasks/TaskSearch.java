package dev.baton.platform.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.platform.http.OutsideHttp;
import java.io.IOException;
import java.net.CookieManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/** The engine's search for user tasks, which knows of a completed task after a moment. */
@Component
class TaskSearch {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSearch.class);

    private final TasklistProperties tasklist;
    private final @Nullable RestClient client;

    TaskSearch(TasklistProperties tasklist, RestClient.Builder clients) {
        this.tasklist = tasklist;
        client = tasklist.url() == null
                ? null
                : clients
                        .requestFactory(
                                OutsideHttp.connections(tasklist.timeout(), tasklist.timeout(), new CookieManager()))
                        .baseUrl(tasklist.url().toString())
                        .build();
    }

    boolean isSetUp() {
        return client != null;
    }

    /**
     * The task at this element that was the n-th to be completed.
     *
     * @param round n, from 1
     * @return empty if the search does not know of so many, yet or because it cannot be reached
     */
    Optional<CompletedTask> completed(long processInstanceKey, String elementId, int round) {
        if (client == null) {
            return Optional.empty();
        }
        try {
            return firstCompleted(client, processInstanceKey, elementId, round).stream().skip(round - 1L).findFirst();
        } catch (RestClientException unreachable) {
            LOG.warn("The task search does not say who completed {}: {}", elementId,
                    unreachable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private List<CompletedTask> firstCompleted(
            RestClient client,
            long processInstanceKey,
            String elementId,
            int most) {
        Map<String, Object> query = Map.of(
                "filter",
                Map.of("processInstanceKey", String.valueOf(processInstanceKey), "elementId", elementId, "state",
                        "COMPLETED"),
                "sort", List.of(Map.of("field", "completionDate", "order", "asc")),
                "page", Map.of("limit", most));
        Answer answer = search(client, query);
        if (tasklist.username() != null && (answer.status().value() == 401 || answer.status().value() == 403)) {
            signIn(client);
            answer = search(client, query);
        }
        if (!answer.status().is2xxSuccessful()) {
            throw new RestClientException("the task search answered " + answer.status().value());
        }
        return StreamSupport.stream(answer.body().path("items").spliterator(), false).map(TaskSearch::task).toList();
    }

    private record Answer(HttpStatusCode status, JsonNode body) {}

    private static Answer search(RestClient client, Map<String, Object> query) {
        return client.post()
                .uri("/v2/user-tasks/search")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .body(query)
                .exchangeForRequiredValue((request, response) -> answer(response));
    }

    private static Answer answer(ConvertibleClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        JsonNode body = status.is2xxSuccessful() ? response.bodyTo(JsonNode.class) : null;
        return new Answer(status, body == null ? MissingNode.getInstance() : body);
    }

    private void signIn(RestClient client) {
        client.post()
                .uri("/api/login?username={username}&password={password}", tasklist.username(), tasklist.password())
                .retrieve()
                .toBodilessEntity();
    }

    /** Up to 8.7 the key is a number under {@code key}, later a text under {@code userTaskKey}. */
    private static CompletedTask task(JsonNode item) {
        String key = item.has("userTaskKey") ? item.path("userTaskKey").asText() : item.path("key").asText();
        String assignee = item.path("assignee").asText("");
        return new CompletedTask(key, assignee.isEmpty() || item.path("assignee").isNull() ? null : assignee);
    }
}
