package dev.baton.platform.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.engine.EngineSearch;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The incident search of the engine's REST interface, as Camunda 8.6 answers it and as later versions do. */
@Component
class EngineIncidentSearch implements IncidentSource {

    /** More are not told at once; the newest come first. */
    private static final int MOST = 500;

    private static final String PATH = "/v2/incidents/search";
    private static final Pattern ROOT = Pattern.compile("^PI_(\\d+)");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private final @Nullable EngineSearch search;
    private final Clock clock;

    EngineIncidentSearch(IncidentProperties properties, RestClient.Builder clients, Clock clock) {
        this.search = properties.url() == null
                ? null
                : new EngineSearch(clients, properties.url(), properties.username(), properties.password(),
                        properties.timeout());
        this.clock = clock;
    }

    @Override
    public boolean isSetUp() {
        return search != null;
    }

    @Override
    public Active active() {
        if (search == null) {
            return new Active(List.of(), true);
        }
        try {
            JsonNode items = search.ask(PATH, Map.of(
                    "filter", Map.of("state", "ACTIVE"),
                    "sort", List.of(Map.of("field", "creationTime", "order", "desc")),
                    "page", Map.of("limit", MOST))).path("items");
            List<FoundIncident> found = StreamSupport.stream(items.spliterator(), false).map(this::read).toList();
            return new Active(found, found.size() < MOST);
        } catch (RestClientException unreachable) {
            throw new IncidentSourceException("the engine's incident search does not answer: "
                    + unreachable.getClass().getSimpleName(), unreachable);
        }
    }

    private FoundIncident read(JsonNode item) {
        long instance = item.path("processInstanceKey").asLong();
        long job = item.path("jobKey").asLong();
        return new FoundIncident(
                either(item, "incidentKey", "key").asLong(),
                job > 0 ? job : null,
                item.path("errorType").asText("UNKNOWN"),
                item.path("errorMessage").asText(""),
                item.path("processDefinitionId").asText(""),
                item.path("processDefinitionKey").asLong(),
                either(item, "elementId", "flowNodeId").asText(""),
                either(item, "elementInstanceKey", "flowNodeInstanceKey").asLong(),
                instance,
                root(item, instance),
                raisedAt(item.path("creationTime").asText("")));
    }

    /** Up to 8.7 a field has another name. */
    private static JsonNode either(JsonNode item, String now, String before) {
        return item.has(now) ? item.path(now) : item.path(before);
    }

    /** Up to 8.7 the path through calling processes tells it, such as {@code PI_1/FN_Call/FNI_2/PI_3}. */
    private static long root(JsonNode item, long instance) {
        long named = item.path("rootProcessInstanceKey").asLong();
        Matcher path = ROOT.matcher(item.path("treePath").asText(""));
        return named > 0 ? named : path.find() ? Long.parseLong(Objects.requireNonNull(path.group(1))) : instance;
    }

    private Instant raisedAt(String time) {
        try {
            return OffsetDateTime.parse(time, TIME).toInstant();
        } catch (DateTimeException unreadable) {
            return clock.instant();
        }
    }
}
