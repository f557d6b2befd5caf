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

    /** The entity that was asked for. */
    ODataEntity entity() {
        mustSpeakOData();
        return new ODataEntity(content());
    }

    /** The content of one page of a query: what is no page must not be taken for an empty one. */
    JsonNode page() {
        if (!content().path("results").isArray()) {
            throw unreadable();
        }
        return content();
    }

    void mustSpeakOData() {
        if (!content().isObject()) {
            throw unreadable();
        }
    }

    /** The content inside {@code {"d": …}}; SAP sends an entity either bare or in {@code results}. */
    private JsonNode content() {
        return body.path("d");
    }

    /** Who answered so may not have been SAP, and what SAP does meanwhile is not known. */
    private SapUnavailable unreadable() {
        return new SapUnavailable("SAP answered " + status + " without OData", true, null);
    }
}
