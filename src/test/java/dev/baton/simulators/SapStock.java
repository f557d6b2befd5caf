package dev.baton.simulators;

import static java.util.stream.Collectors.joining;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code API_MATERIAL_STOCK_SRV}. With a filter it answers as {@link SapPlanning} does. Without one it lists all stock, in pages: what
 * stands in the stub file under {@code entities} and, by plant and material, under {@code listed}, and what tests have put on record; less
 * what was issued of it.
 */
final class SapStock extends SapSimulation {

    static final String STOCK = "material-stock";
    /** SAP makes its own pages of those that are asked for. */
    private static final int PAGE = 40;
    private static final String QUANTITY = "MatlWrhsStkQtyInMatlBaseUnit";

    private final SapPlanning planning;

    SapStock(Records records, SapSessions sessions, SapPlanning planning) {
        super("sap-stock", records, sessions);
        this.planning = planning;
    }

    @Override
    ResponseDefinition answer(ODataCall call, Parameters parameters) {
        if (!call.option("$filter").isEmpty()) {
            return planning.answer(call, parameters);
        }
        List<ObjectNode> all = new ArrayList<>(records.look(STOCK).toList());
        Json.node(Json.write(parameters.getOrDefault("entities", List.of())))
                .forEach(entity -> all.add((ObjectNode) entity));
        listed(Json.node(Json.write(parameters.getOrDefault("listed", Map.of()))), all);
        Map<String, ObjectNode> sorted = new TreeMap<>();
        all.forEach(entity -> sorted.put(key(entity), entity));
        return page(call, less(List.copyOf(sorted.values()), issued()));
    }

    private static String key(ObjectNode entity) {
        return Stream.of("Material", "Plant", "InventorySpecialStockType", "InventoryStockType", "Batch")
                .map(part -> entity.path(part).asText())
                .collect(joining(" "));
    }

    private static void listed(JsonNode plants, List<ObjectNode> all) {
        plants.properties().forEach(plant -> plant.getValue().properties().forEach(material -> all
                .add(entity(plant.getKey(), material.getKey(), material.getValue().asText(), "01", ""))));
    }

    static ObjectNode entity(String plant, String material, String quantity, String type, String special) {
        return Replies.object()
                .put("Material", material)
                .put("Plant", plant)
                .put("StorageLocation", "0001")
                .put("Batch", "")
                .put("InventorySpecialStockType", special)
                .put("InventoryStockType", type)
                .put("MaterialBaseUnit", "PC")
                .put(QUANTITY, quantity);
    }

    /** What has left a plant of a material: goods issues take from unrestricted stock, and from no other. */
    private Map<String, BigDecimal> issued() {
        Map<String, BigDecimal> issued = new HashMap<>();
        records.look(SapDeliveries.DELIVERIES)
                .filter(delivery -> delivery.path("OverallGoodsMovementStatus").asText().equals("C"))
                .flatMap(delivery -> SapDeliveries.items(delivery).stream())
                .forEach(item -> records.look(SapSalesOrders.ORDERS, item.path("ReferenceSDDocument").asText())
                        .flatMap(order -> SapSalesOrders.item(order, item.path("ReferenceSDDocumentItem").asText()))
                        .ifPresent(sold -> issued.merge(
                                sold.path("Material").asText() + " " + sold.path("ProductionPlant").asText(),
                                new BigDecimal(item.path("ActualDeliveryQuantity").asText()), BigDecimal::add)));
        return issued;
    }

    /** The first batch bears all that was issued. */
    private static List<ObjectNode> less(List<ObjectNode> all, Map<String, BigDecimal> issued) {
        return all.stream().map(entity -> {
            boolean unrestricted = entity.path("InventoryStockType").asText().equals("01")
                    && entity.path("InventorySpecialStockType").asText().isEmpty();
            BigDecimal gone = unrestricted
                    ? issued.remove(entity.path("Material").asText() + " " + entity.path("Plant").asText())
                    : null;
            return gone == null
                    ? entity
                    : entity.deepCopy().put(QUANTITY,
                            new BigDecimal(entity.path(QUANTITY).asText()).subtract(gone).toPlainString());
        }).toList();
    }

    static ResponseDefinition page(ODataCall call, List<ObjectNode> all) {
        int end = Math.min(all.size(), number(call, "$skip", 0) + number(call, "$top", all.size()));
        int from = Math.min(end, number(call, "$skiptoken", number(call, "$skip", 0)));
        int to = Math.min(end, from + PAGE);
        ObjectNode body = Replies.object();
        ObjectNode content = body.putObject("d");
        content.putArray("results").addAll(all.subList(from, to));
        if (call.option("$inlinecount").equals("allpages")) {
            content.put("__count", Integer.toString(all.size()));
        }
        if (to < end) {
            String url = call.request().getAbsoluteUrl().replaceAll("&\\$skiptoken=\\d+", "");
            content.put("__next", url + "&$skiptoken=" + to);
        }
        return Replies.json(200, body);
    }

    private static int number(ODataCall call, String option, int otherwise) {
        String given = call.option(option);
        return given.isEmpty() ? otherwise : Integer.parseInt(given);
    }
}
