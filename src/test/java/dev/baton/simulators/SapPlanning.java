package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
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
 * {@code entities}; a date such as {@code /Date(P7D)/} is seven days from today. Where a stub has {@code otherwise}, each
 * material that a filter names and no entity has is answered with that, at each plant that the filter names.
 */
final class SapPlanning extends SapSimulation {

    private static final Pattern MATERIAL = Pattern.compile("Material eq '([^']+)'");
    private static final Pattern PLANT = Pattern.compile("Plant eq '([^']+)'");
    private static final Pattern FROM_TODAY = Pattern.compile("/Date\\((P-?\\d+D)\\)/");

    private final Callbacks world;

    SapPlanning(Records records, SapSessions sessions, Callbacks world) {
        super("sap-planning", records, sessions);
        this.world = world;
    }

    @Override
    ResponseDefinition answer(ODataCall call, Parameters parameters) {
        List<ObjectNode> known = new ArrayList<>();
        dated(parameters.getOrDefault("entities", List.of())).forEach(entity -> known.add((ObjectNode) entity));
        if (parameters.containsKey("otherwise")) {
            known.addAll(others(call.option("$filter"), known, (ObjectNode) dated(parameters.get("otherwise"))));
        }
        return ODataReplies.entities(known.stream().filter(call.filter()).toList());
    }

    private JsonNode dated(Object entities) {
        return Json.node(FROM_TODAY.matcher(Json.write(entities))
                .replaceAll(date -> date(midnight(Period.parse(Requests.group(date, 1))))));
    }

    private Instant midnight(Period ahead) {
        return world.now().atZone(ZoneOffset.UTC).toLocalDate().plus(ahead).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<ObjectNode> others(String filter, List<ObjectNode> known, ObjectNode otherwise) {
        List<ObjectNode> others = new ArrayList<>();
        Set<String> plants = named(PLANT, filter);
        if (plants.isEmpty()) {
            plants.add(otherwise.path("Plant").asText());
        }
        for (String material : named(MATERIAL, filter)) {
            boolean given = known.stream().anyMatch(entity -> entity.path("Material").asText().equals(material));
            for (String plant : given ? Set.<String>of() : plants) {
                others.add(otherwise.deepCopy().put("Material", material).put("Plant", plant));
            }
        }
        return others;
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
