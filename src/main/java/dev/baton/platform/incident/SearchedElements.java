package dev.baton.platform.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.engine.ActiveElements;
import dev.baton.platform.engine.EngineSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the engine's search where an instance is, by the name that later versions call it by and then by that of 8.6. */
@Component
class SearchedElements implements ActiveElements {

    private static final List<String> PATHS = List.of("/v2/element-instances/search", "/v2/flownode-instances/search");
    private static final int MOST = 100;

    private final @Nullable EngineSearch search;

    SearchedElements(IncidentProperties properties, RestClient.Builder clients) {
        this.search = properties.url() == null
                ? null
                : new EngineSearch(clients, properties.url(), properties.username(), properties.password(),
                        properties.timeout());
    }

    @Override
    public Optional<List<String>> of(long processInstanceKey) {
        if (search == null) {
            return Optional.empty();
        }
        Map<String, Object> query = Map.of(
                "filter", Map.of("processInstanceKey", Long.toString(processInstanceKey), "state", "ACTIVE"),
                "page", Map.of("limit", MOST));
        for (String path : PATHS) {
            try {
                return Optional.of(elements(search.ask(path, query).path("items"), processInstanceKey));
            } catch (RestClientException unknown) {
                // of this version or just now: asked by the next name, and else not known
            }
        }
        return Optional.empty();
    }

    private static List<String> elements(JsonNode items, long processInstanceKey) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("processInstanceKey").asLong() == processInstanceKey)
                .filter(item -> !item.path("type").asText().equals("PROCESS"))
                .map(item -> item.path(item.has("elementId") ? "elementId" : "flowNodeId").asText())
                .distinct()
                .toList();
    }
}
