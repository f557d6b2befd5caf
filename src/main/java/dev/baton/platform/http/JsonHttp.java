package dev.baton.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;

/** Asks an outside system that answers in JSON over HTTP. */
public final class JsonHttp {

    /** Makes the caller's own exception of an answer that did not come, or that says nothing. */
    @FunctionalInterface
    public interface Outage {

        /** @param stillAtWork whether the other side may be carrying out what it was asked for */
        RuntimeException of(String message, boolean stillAtWork, @Nullable Throwable cause);
    }

    private final String who;
    private final RestClient http;
    private final ObjectMapper json;
    private final Outage outage;

    /**
     * @param who is asked, as messages name it
     * @param connect how long to wait for a connection
     * @param read how long to wait for the whole of an answer, once there is a connection
     */
    public JsonHttp(
            String who,
            URI url,
            Duration connect,
            Duration read,
            ObjectMapper json,
            ObservationRegistry observations,
            Outage outage) {
        this.who = who;
        this.json = json;
        this.outage = outage;
        this.http = RestClient.builder()
                .observationRegistry(observations)
                .baseUrl(url)
                .requestFactory(OutsideHttp.connections(connect, read))
                .build();
    }

    /**
     * What was answered.
     *
     * @param body a missing node where it is no JSON, which never is so when the status tells success
     */
    public record Answer(int status, JsonNode body) {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Why it was not done, in the other side's words; empty where it has none. */
        public String words() {
            return body.path("message").asText("");
        }
    }

    /** Sends a request; an {@link Outage} is thrown when no answer comes, or one that tells of success without JSON. */
    public Answer send(Function<RestClient, RequestHeadersSpec<?>> request) {
        try {
            return request.apply(http)
                    .accept(MediaType.APPLICATION_JSON)
                    .exchangeForRequiredValue((sent, response) -> read(response));
        } catch (ResourceAccessException failure) {
            IOException cause = failure.getCause() instanceof IOException known ? known : new IOException(failure);
            throw outage.of("no answer from " + who + ": " + cause.getClass().getSimpleName(),
                    !OutsideHttp.neverSent(cause), cause);
        }
    }

    private Answer read(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readAllBytes();
        int status = response.getStatusCode().value();
        try {
            JsonNode node = json.readTree(body);
            return new Answer(status, node == null ? MissingNode.getInstance() : node);
        } catch (IOException notJson) {
            Answer nothing = new Answer(status, MissingNode.getInstance());
            if (nothing.isSuccess()) {
                throw outage.of(who + " answered " + status + " without JSON", true, notJson);
            }
            return nothing;
        }
    }
}
