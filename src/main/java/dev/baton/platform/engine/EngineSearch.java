package dev.baton.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.platform.http.OutsideHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/** The search of the engine's REST interface, which knows of what happens after a moment. */
public final class EngineSearch {

    private final RestClient client;
    private final @Nullable String username;
    private final @Nullable String password;

    /**
     * @param username signs in for a session cookie once it is asked for; null where no sign-in is needed
     * @param timeout how long to wait for a connection, and for an answer
     */
    public EngineSearch(
            RestClient.Builder clients,
            URI url,
            @Nullable String username,
            @Nullable String password,
            Duration timeout) {
        this.client = clients
                .requestFactory(OutsideHttp.sessions(timeout, timeout))
                .baseUrl(url.toString())
                .build();
        this.username = username;
        this.password = password;
    }

    /**
     * Asks, and signs in before where that is needed.
     *
     * @param query what is written as JSON
     * @throws RestClientException if there is no answer that tells of success
     */
    public JsonNode ask(String path, Object query) {
        Answer answer = send(path, query);
        if (username != null && (answer.status().value() == 401 || answer.status().value() == 403)) {
            signIn();
            answer = send(path, query);
        }
        if (!answer.status().is2xxSuccessful()) {
            throw new RestClientException("the search answered " + answer.status().value());
        }
        return answer.body();
    }

    private record Answer(HttpStatusCode status, JsonNode body) {}

    private Answer send(String path, Object query) {
        return client.post()
                .uri(path)
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

    private void signIn() {
        client.post()
                .uri("/api/login?username={username}&password={password}", username, password)
                .retrieve()
                .toBodilessEntity();
    }
}
