package dev.baton.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.http.OutsideHttp;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells refusals from outages, and gives each refusal SAP's own words. */
final class ODataFaults {

    /** More than this of SAP's words helps nobody. */
    private static final int LONGEST = 1_000;

    private ODataFaults() {}

    /** @param body the answer's body, or a missing node when it was not JSON */
    static SapException of(int status, JsonNode body) {
        JsonNode error = body.path("error");
        String words = words(error);
        boolean business = status == 400 || status == 404 || status == 409 || status == 422;
        if (business && !words.isEmpty()) {
            return new SapRefusal(error.path("code").asText(""), words);
        }
        // a gateway in between gave up; whether SAP did is not known
        boolean stillAtWork = status == 502 || status == 504 || status == 408;
        return new SapUnavailable("SAP answered " + status, stillAtWork, null);
    }

    static SapUnavailable of(IOException failure) {
        boolean neverSent = OutsideHttp.neverSent(failure);
        String what = neverSent ? "SAP cannot be reached" : "SAP did not answer";
        return new SapUnavailable(what + ": " + failure.getClass().getSimpleName(), !neverSent, failure);
    }

    /** The main message and what its details add to it, each once. */
    private static String words(JsonNode error) {
        JsonNode message = error.path("message");
        Set<String> words = new LinkedHashSet<>();
        words.add(message.isTextual() ? message.asText() : message.path("value").asText(""));
        for (JsonNode detail : error.path("innererror").path("errordetails")) {
            boolean matters = !detail.path("severity").asText("error").matches("info|success|warning");
            // this one only says that there was an error
            boolean empty = detail.path("code").asText("").startsWith("/IWBEP/CX_MGW_BUSI_EXCEPTION");
            if (matters && !empty) {
                words.add(detail.path("message").asText(""));
            }
        }
        words.remove("");
        String all = String.join(" · ", words);
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }
}
