package dev.baton.simulators;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code API_CUSTOMER_RETURN_SRV}. A repeated POST makes a second return order, whatever its {@code RequestID}. A material that ends with
 * {@code -KEPT} is refused.
 */
final class SapReturns extends SapSimulation {

    static final String RETURNS = "customer-return";
    private static final String TYPE = "API_CUSTOMER_RETURN_SRV.A_CustomerReturn";
    private static final long FIRST_NUMBER = 6_000_000_001L;
    private final Callbacks world;

    SapReturns(Records records, SapSessions sessions, Callbacks world) {
        super("sap-customer-returns", records, sessions);
        this.world = world;
    }

    @Override
    ResponseDefinition answer(ODataCall call, Parameters parameters) {
        if (!call.isFor("A_CustomerReturn")) {
            return ODataReplies.notFound(call.resource());
        }
        if (call.method().equals(RequestMethod.POST)) {
            return create(call.body());
        }
        return call.key().isEmpty()
                ? ODataReplies.entities(records.find(RETURNS, call.filter()).stream().map(SapReturns::shown).toList())
                : records.find(RETURNS, call.key("CustomerReturn"))
                        .map(found -> ODataReplies.entity(200, shown(found)))
                        .orElse(ODataReplies.notFound("A_CustomerReturn"));
    }

    private ResponseDefinition create(ObjectNode wanted) {
        ArrayNode lines = (ArrayNode) wanted.path("to_Item").path("results");
        if (lines.isEmpty() || wanted.path("SoldToParty").asText().isEmpty()) {
            return ODataReplies.refusal("V1/302", "Sold-to party and items must be given");
        }
        for (JsonNode line : lines) {
            if (line.path("Material").asText().endsWith("-KEPT")) {
                return ODataReplies.refusal("V1/555",
                        "Material " + line.path("Material").asText() + " cannot be returned");
            }
        }
        ObjectNode made = wanted.deepCopy();
        String number = Long.toString(records.next(RETURNS, FIRST_NUMBER));
        made.put("CustomerReturn", number).put("CreationDate", date(world.now())).put("OverallSDProcessStatus", "A");
        records.put(RETURNS, number, Versions.next(made));
        return ODataReplies.entity(201, shown(made));
    }

    private static ObjectNode shown(ObjectNode made) {
        String uri = "/sap/opu/odata/sap/API_CUSTOMER_RETURN_SRV/A_CustomerReturn('"
                + made.path("CustomerReturn").asText() + "')";
        ObjectNode shown = Versions.shown(made, made, TYPE + "Type", uri);
        shown.putObject("to_Item").putObject("__deferred").put("uri", uri + "/to_Item");
        return shown;
    }
}
