package dev.baton.simulators;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers in JSON. */
public final class Replies {

    private Replies() {}

    public static ResponseDefinition json(int status, JsonNode body) {
        return new ResponseDefinitionBuilder().withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }

    /** The plain form of carriers and payment institutions. */
    public static ResponseDefinition refused(int status, String code, String message) {
        return json(status, object().put("code", code).put("message", message));
    }

    public static ObjectNode object() {
        return Json.getObjectMapper().createObjectNode();
    }
}
