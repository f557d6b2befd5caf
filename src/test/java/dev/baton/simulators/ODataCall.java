package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request in the terms of OData V2.
 *
 * @param resource entity set or function, with a slash and the navigation behind it if there is one
 * @param key the parts of the entity's key by name, the only part under the empty name; empty for a set or function
 */
record ODataCall(RequestMethod method, String service, String resource, Map<String, String> key, Request request) {

    private static final Pattern PATH = Pattern.compile("/sap/opu/odata/sap/([^/]+)/(\\w*)(?:\\((.*)\\))?/?(\\w*)");
    private static final Pattern KEY_PART = Pattern.compile("(?:(\\w+)=)?('(?:[^']|'')*')");

    static ODataCall of(Request request) {
        Matcher path = Requests.path(request, PATH);
        if (!path.matches()) {
            throw new IllegalArgumentException("not a resource of a service: " + request.getUrl());
        }
        Map<String, String> key = new LinkedHashMap<>();
        Matcher part = KEY_PART.matcher(Requests.group(path, 3));
        while (part.find()) {
            key.put(Requests.group(part, 1), ODataFilter.text(Requests.group(part, 2)));
        }
        return new ODataCall(tunnelled(request), Requests.group(path, 1), resource(path), key, request);
    }

    /** With what the path leads on to from the entity, if it does. */
    private static String resource(Matcher path) {
        String navigation = Requests.group(path, 4);
        return navigation.isEmpty() ? Requests.group(path, 2) : Requests.group(path, 2) + "/" + navigation;
    }

    /** Some clients cannot send PATCH or MERGE and say so in a header of a POST. */
    private static RequestMethod tunnelled(Request request) {
        String method = request.containsHeader("X-HTTP-Method")
                ? request.getHeader("X-HTTP-Method")
                : request.getMethod().value();
        return RequestMethod.fromString(method.equals("MERGE") ? "PATCH" : method);
    }

    boolean isFor(String wanted) {
        return resource.equals(wanted);
    }

    /** A part of the key; a key of one part may be given without its name. */
    String key(String name) {
        return key.getOrDefault(name, key.getOrDefault("", ""));
    }

    /** An argument of a function. */
    String argument(String name) {
        return ODataFilter.text(option(name));
    }

    Predicate<JsonNode> filter() {
        return ODataFilter.parse(option("$filter"));
    }

    boolean expands(String navigation) {
        return option("$expand").contains(navigation);
    }

    ObjectNode body() {
        return (ObjectNode) Json.node(request.getBodyAsString());
    }

    String ifMatch() {
        return request.containsHeader("If-Match") ? request.getHeader("If-Match") : "";
    }

    String option(String name) {
        QueryParameter option = request.queryParameter(name);
        return option.isPresent() ? option.firstValue() : "";
    }
}
