package dev.baton.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Reads and writes entities of one SAP system. Every method throws {@link SapRefusal} or {@link SapUnavailable}.
 *
 * <p>A write fetches the CSRF token of the session first, once for all services, and when SAP asks for another one it is
 * sent once more. Writes are never repeated otherwise: only the caller knows how to find out whether one has had its effect.
 */
public final class ODataClient {

    private static final String TOKEN = "X-CSRF-Token";

    private final URI base;
    private final RestClient http;
    private final ObjectMapper json;
    private final CsrfToken token;

    /** @param tokenService the service whose root is asked for the token */
    public ODataClient(
            URI base,
            String user,
            String password,
            String tokenService,
            ClientHttpRequestFactory connections,
            ObjectMapper json,
            ObservationRegistry observations) {
        this.base = base;
        this.json = json;
        this.http = RestClient.builder()
                .observationRegistry(observations)
                .observationConvention(new CallsOfSap())
                .requestFactory(connections)
                .defaultHeaders(headers -> headers.setBasicAuth(user, password))
                .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .build();
        this.token = new CsrfToken(() -> fetchToken(tokenService));
    }

    /** The entity at that place; empty when SAP has none. */
    public Optional<ODataEntity> find(ODataPath place) {
        ODataAnswer answer = send(HttpMethod.GET, place.under(base), null, headers -> {});
        return answer.status() == 404 ? Optional.empty() : Optional.of(required(answer).entity());
    }

    /** All entities of a query, over as many pages as SAP makes of them. */
    public List<ODataEntity> query(ODataPath place) {
        List<ODataEntity> all = new ArrayList<>();
        read(place, all);
        return all;
    }

    /**
     * All entities of a query that may be large, asked for in pages; SAP may make smaller ones of them.
     *
     * <p>A page begins with the last entity of the one before: where another one stands there, entities have come or gone since, and some
     * would be read twice, or never.
     *
     * @param place in the order of the key, so that no entity can change its place
     * @param size at least 2
     * @param key the properties that tell entities apart
     * @throws SapUnavailable also if entities have come or gone while they were read
     */
    public List<ODataEntity> queryInPages(ODataPath place, int size, List<String> key) {
        List<ODataEntity> all = new ArrayList<>();
        long count;
        int got;
        do {
            int from = Math.max(0, all.size() - 1);
            List<ODataEntity> page = new ArrayList<>();
            JsonNode first = read(place.with(Map.of("$top", Integer.toString(size), "$skip", Integer.toString(from),
                    "$inlinecount", "allpages")), page);
            got = page.size();
            if (!all.isEmpty() && (got == 0 || !key(all.removeLast(), key).equals(key(page.getFirst(), key)))) {
                throw changed();
            }
            all.addAll(page);
            count = first.path("__count").asLong(all.size());
        } while (got == size);
        if (count != all.size() || all.stream().map(entity -> key(entity, key)).distinct().count() != count) {
            throw changed();
        }
        return all;
    }

    /**
     * So many entities of a query from there on, or as many as are left; SAP may make smaller pages of them.
     *
     * @param place in the order of the key
     * @param from how many are passed over
     */
    public List<ODataEntity> queryPage(ODataPath place, int size, int from) {
        List<ODataEntity> page = new ArrayList<>();
        read(place.with(Map.of("$top", Integer.toString(size), "$skip", Integer.toString(from))), page);
        return page;
    }

    private static List<String> key(ODataEntity entity, List<String> properties) {
        return properties.stream().map(entity::text).toList();
    }

    private static SapUnavailable changed() {
        return SapUnavailable.failed("SAP's entities have changed while they were read");
    }

    /** @return the content of the first page */
    private JsonNode read(ODataPath place, List<ODataEntity> all) {
        JsonNode first = page(place.under(base), all);
        JsonNode last = first;
        URI at = place.under(base);
        while (!last.path("__next").asText("").isEmpty()) {
            at = at.resolve(last.path("__next").asText());
            last = page(at, all);
        }
        return first;
    }

    private JsonNode page(URI place, List<ODataEntity> all) {
        JsonNode content = required(send(HttpMethod.GET, place, null, headers -> {})).page();
        content.path("results").forEach(entity -> all.add(new ODataEntity(entity)));
        return content;
    }

    /** Creates an entity, with all that is nested in it, and returns it as SAP now has it. */
    public ODataEntity create(ODataPath place, JsonNode entity, Map<String, String> headers) {
        return write(HttpMethod.POST, place, entity, sent -> headers.forEach(sent::set)).entity();
    }

    /** Changes the given properties of an entity, unless another has changed it since it was read. */
    public void change(ODataPath place, JsonNode properties, String etag) {
        write(HttpMethod.PATCH, place, properties, headers -> headers.set(HttpHeaders.IF_MATCH, etag));
    }

    public void remove(ODataPath place, String etag) {
        write(HttpMethod.DELETE, place, null, headers -> headers.set(HttpHeaders.IF_MATCH, etag));
    }

    /** Calls a function import that changes an entity of that version. */
    public void call(ODataPath function, String etag) {
        write(HttpMethod.POST, function, null, headers -> headers.set(HttpHeaders.IF_MATCH, etag));
    }

    private ODataAnswer write(
            HttpMethod method,
            ODataPath place,
            @Nullable JsonNode body,
            Consumer<HttpHeaders> headers) {
        String first = token.get();
        ODataAnswer answer = send(method, place.under(base), body, headers.andThen(sent -> sent.set(TOKEN, first)));
        if (answer.asksForToken()) {
            String second = token.renewed(first);
            answer = send(method, place.under(base), body, headers.andThen(sent -> sent.set(TOKEN, second)));
        }
        ODataAnswer done = required(answer);
        if (done.status() != 204) {
            done.mustSpeakOData();
        }
        return done;
    }

    /** Without a token no write was sent, so that nothing can be at work, however this fails. */
    private String fetchToken(String service) {
        try {
            ODataAnswer answer = required(send(HttpMethod.GET, ODataPath.set(service, "").under(base), null,
                    headers -> headers.set(TOKEN, "Fetch")));
            String fetched = answer.headers().getFirst(TOKEN);
            if (fetched != null) {
                return fetched;
            }
        } catch (SapUnavailable outage) {
            throw SapUnavailable.failed(outage.getMessage() + " when asked for a CSRF token");
        }
        throw SapUnavailable.failed("SAP gave no CSRF token");
    }

    private ODataAnswer send(HttpMethod method, URI place, @Nullable JsonNode body, Consumer<HttpHeaders> headers) {
        RestClient.RequestBodySpec request = http.method(method).uri(place).headers(headers);
        if (body != null && !(body instanceof MissingNode)) {
            request.contentType(MediaType.APPLICATION_JSON).body(body.toString());
        }
        try {
            return request.exchangeForRequiredValue((sent, response) -> ODataAnswer.read(response, json));
        } catch (ResourceAccessException failure) {
            throw ODataFaults.of(failure.getCause() instanceof IOException cause ? cause : new IOException(failure));
        }
    }

    private static ODataAnswer required(ODataAnswer answer) {
        if (!answer.ok()) {
            throw ODataFaults.of(answer.status(), answer.body());
        }
        return answer;
    }
}
