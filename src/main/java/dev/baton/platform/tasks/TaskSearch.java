package dev.baton.platform.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.engine.EngineSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The engine's search for user tasks, which knows of a completed task after a moment. */
@Component
class TaskSearch {

    private static final String PATH = "/v2/user-tasks/search";
    private static final Logger LOG = LoggerFactory.getLogger(TaskSearch.class);

    private final @Nullable EngineSearch search;

    TaskSearch(TasklistProperties tasklist, RestClient.Builder clients) {
        search = tasklist.url() == null
                ? null
                : new EngineSearch(clients, tasklist.url(), tasklist.username(), tasklist.password(),
                        tasklist.timeout());
    }

    boolean isSetUp() {
        return search != null;
    }

    /**
     * The task at this element that was the n-th to be completed.
     *
     * @param round n, from 1
     * @return empty if the search does not know of so many, yet or because it cannot be reached
     */
    Optional<CompletedTask> completed(long processInstanceKey, String elementId, int round) {
        if (search == null) {
            return Optional.empty();
        }
        try {
            return firstCompleted(search, processInstanceKey, elementId, round).stream().skip(round - 1L).findFirst();
        } catch (RestClientException unreachable) {
            LOG.warn("The task search does not say who completed {}: {}", elementId,
                    unreachable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The key of the task that waits at this element for a person; empty if the search knows of none, or cannot be reached. */
    Optional<Long> open(long processInstanceKey, String elementId) {
        if (search == null) {
            return Optional.empty();
        }
        Map<String, Object> query = Map.of(
                "filter",
                Map.of("processInstanceKey", String.valueOf(processInstanceKey), "elementId", elementId, "state",
                        "CREATED"),
                "page", Map.of("limit", 1));
        try {
            return StreamSupport.stream(search.ask(PATH, query).path("items").spliterator(), false)
                    .map(item -> Long.valueOf(task(item).key()))
                    .findFirst();
        } catch (RestClientException unreachable) {
            LOG.warn("The task search does not say which task waits at {}: {}", elementId,
                    unreachable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static List<CompletedTask> firstCompleted(
            EngineSearch search,
            long processInstanceKey,
            String elementId,
            int most) {
        Map<String, Object> query = Map.of(
                "filter",
                Map.of("processInstanceKey", String.valueOf(processInstanceKey), "elementId", elementId, "state",
                        "COMPLETED"),
                "sort", List.of(Map.of("field", "completionDate", "order", "asc")),
                "page", Map.of("limit", most));
        return StreamSupport.stream(search.ask(PATH, query).path("items").spliterator(), false)
                .map(TaskSearch::task)
                .toList();
    }

    /** Up to 8.7 the key is a number under {@code key}, later a text under {@code userTaskKey}. */
    private static CompletedTask task(JsonNode item) {
        String key = item.has("userTaskKey") ? item.path("userTaskKey").asText() : item.path("key").asText();
        String assignee = item.path("assignee").asText("");
        return new CompletedTask(key, assignee.isEmpty() || item.path("assignee").isNull() ? null : assignee);
    }
}
