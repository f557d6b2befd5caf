package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is only read: stock, production orders, planned orders. The entities stand in the stub file, under
 * {@code entities}. Where a stub has {@code otherwise}, each material and plant that a filter names and no entity has is
 * answered with that.
 */
final class SapPlanning extends SapSimulation {

    private static final Pattern MATERIAL = Pattern.compile("Material eq '([^']+)'");
    private static final Pattern PLANT = Pattern.compile("Plant eq '([^']+)'");

    SapPlanning(Records records, SapSessions sessions) {
        super("sap-planning", records, sessions);
    }

    @Override
    ResponseDefinition answer(ODataCall call, Parameters parameters) {
        List<ObjectNode> known = new ArrayList<>();
        Json.getObjectMapper()
                .valueToTree(parameters.getOrDefault("entities", List.of()))
                .forEach(entity -> known.add((ObjectNode) entity));
        if (parameters.containsKey("otherwise")) {
            known.addAll(others(call.option("$filter"), known, parameters));
        }
        return ODataReplies.entities(known.stream().filter(call.filter()).toList());
    }

    private static List<ObjectNode> others(String filter, List<ObjectNode> known, Parameters parameters) {
        List<ObjectNode> others = new ArrayList<>();
        for (String material : named(MATERIAL, filter)) {
            for (String plant : named(PLANT, filter)) {
                boolean given = known.stream().anyMatch(entity -> is(entity, material, plant));
                if (!given) {
                    ObjectNode other = Json.getObjectMapper().valueToTree(parameters.get("otherwise"));
                    others.add(other.put("Material", material).put("Plant", plant));
                }
            }
        }
        return others;
    }

    private static boolean is(JsonNode entity, String material, String plant) {
        return entity.path("Material").asText().equals(material) && entity.path("Plant").asText().equals(plant);
    }

    private static Set<String> named(Pattern property, String filter) {
        Set<String> values = new TreeSet<>();
        Matcher matcher = property.matcher(filter);
        while (matcher.find()) {
            values.add(Requests.group(matcher, 1));
        }
        return values;
    }
}
