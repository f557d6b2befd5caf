package dev.baton.simulators;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.Optional;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** Entity tags: each change of a document gives it another one, and a change must name the one that it saw. */
final class Versions {

    private static final String VERSION = "_version";

    private Versions() {}

    static ObjectNode next(ObjectNode document) {
        return document.put(VERSION, document.path(VERSION).asInt() + 1);
    }

    static String tag(ObjectNode document) {
        return "W/\"'%06d'\"".formatted(document.path(VERSION).asInt());
    }

    /** The entity as it is shown: with its metadata, without what is only ours. */
    static ObjectNode shown(ObjectNode entity, ObjectNode document, String type, String uri) {
        ObjectNode shown = Replies.object();
        shown.putObject("__metadata").put("id", uri).put("uri", uri).put("type", type).put("etag", tag(document));
        shown.setAll(entity);
        shown.remove(VERSION);
        return shown;
    }

    /** The answer to a caller whose version is missing or old; empty when it is the current one. */
    static Optional<ResponseDefinition> refusal(ODataCall call, ObjectNode document) {
        if (call.ifMatch().isEmpty()) {
            return Optional.of(ODataReplies.versionMissing());
        }
        boolean current = call.ifMatch().equals("*") || call.ifMatch().equals(tag(document));
        return current ? Optional.empty() : Optional.of(ODataReplies.versionOutdated());
    }
}
