package dev.baton.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;

/** What SAP answered, read to its end. */
record ODataAnswer(int status, HttpHeaders headers, JsonNode body) {

    private static final String TOKEN = "X-CSRF-Token";

    static ODataAnswer read(ClientHttpResponse response, ObjectMapper json) throws IOException {
        byte[] bytes = response.getBody().readAllBytes();
        return new ODataAnswer(response.getStatusCode().value(), response.getHeaders(), parsed(bytes, json));
    }

    /** Gateways in between answer in HTML: what is no JSON says nothing. */
    private static JsonNode parsed(byte[] bytes, ObjectMapper json) {
        try {
            JsonNode node = json.readTree(bytes);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    boolean asksForToken() {
        return status == 403 && "required".equalsIgnoreCase(headers.getFirst(TOKEN));
    }

    /** The content inside {@code {"d": …}}; SAP sends an entity either bare or in {@code results}. */
    JsonNode content() {
        return body.path("d");
    }
}
