package dev.baton.simulators;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers in the form of SAP Gateway for OData V2. */
final class ODataReplies {

    private ODataReplies() {}

    static ResponseDefinition entity(int status, ObjectNode entity) {
        return Replies.json(status, Replies.object().set("d", entity));
    }

    static ResponseDefinition entities(List<ObjectNode> found) {
        ObjectNode body = Replies.object();
        body.putObject("d").putArray("results").addAll(found);
        return Replies.json(200, body);
    }

    static ResponseDefinition noContent() {
        return new ResponseDefinitionBuilder().withStatus(204).build();
    }

    static ResponseDefinition notFound(String what) {
        return error(404, "/IWBEP/CM_MGW_RT/020", "Resource not found for segment '" + what + "'");
    }

    /** An error with a code of the business, which is for a person to read. */
    static ResponseDefinition refusal(String code, String message) {
        return error(400, code, message);
    }

    static ResponseDefinition versionMissing() {
        return error(428, "/IWBEP/CM_MGW_RT/022",
                "Data inconsistency between request and backend: If-Match is required");
    }

    static ResponseDefinition versionOutdated() {
        return error(412, "/IWBEP/CM_MGW_RT/021", "The data has been changed by another user");
    }

    static ResponseDefinition error(int status, String code, String message) {
        ObjectNode error = Replies.object();
        error.put("code", code).putObject("message").put("lang", "en").put("value", message);
        ObjectNode inner = error.putObject("innererror");
        inner.put("transactionid", UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT));
        inner.putArray("errordetails")
                .addObject()
                .put("code", code)
                .put("message", message)
                .put("propertyref", "")
                .put("severity", "error")
                .put("target", "");
        return Replies.json(status, Replies.object().set("error", error));
    }
}
