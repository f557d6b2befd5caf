package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code API_PRODUCT_SRV}: what stands in the stub file under {@code listed} and, in full, under {@code entities}, and what tests have put on
 * record; by number, in pages.
 */
final class SapProducts extends SapSimulation {

    static final String PRODUCTS = "products";

    SapProducts(Records records, SapSessions sessions) {
        super("sap-products", records, sessions);
    }

    @Override
    ResponseDefinition answer(ODataCall call, Parameters parameters) {
        Map<String, ObjectNode> all = new TreeMap<>();
        String changed = parameters.getString("changed");
        Json.node(Json.write(parameters.getOrDefault("listed", List.of())))
                .forEach(row -> put(all, entity(row, changed)));
        Json.node(Json.write(parameters.getOrDefault("entities", List.of())))
                .forEach(entity -> put(all, (ObjectNode) entity));
        records.look(PRODUCTS).forEach(entity -> put(all, entity));
        return SapStock.page(call,
                all.values().stream().filter(call.filter()).map(found -> shown(call, found)).toList());
    }

    private static void put(Map<String, ObjectNode> all, ObjectNode entity) {
        all.put(entity.path("Product").asText(), entity);
    }

    private static ObjectNode entity(JsonNode row, String changed) {
        return entity(row.path(0).asText(), row.path(1).asText(), row.path(2).asText(), row.path(3).asText())
                .put("LastChangeDate", changed);
    }

    /** A finished product, described in English. */
    static ObjectNode entity(String material, String name, String group, String unit) {
        ObjectNode entity = Replies.object()
                .put("Product", material)
                .put("ProductType", "FERT")
                .put("CrossPlantStatus", "")
                .putNull("CrossPlantStatusValidityDate")
                .put("IsMarkedForDeletion", false)
                .put("ProductGroup", group)
                .put("BaseUnit", unit);
        entity.putObject("to_Description")
                .putArray("results")
                .addObject()
                .put("Product", material)
                .put("Language", "EN")
                .put("ProductDescription", name);
        return entity;
    }

    /** What is not expanded is deferred. */
    private static ObjectNode shown(ODataCall call, ObjectNode found) {
        ObjectNode shown = found.deepCopy();
        if (!call.expands("to_Description")) {
            shown.putObject("to_Description").putObject("__deferred");
        }
        return shown;
    }
}
