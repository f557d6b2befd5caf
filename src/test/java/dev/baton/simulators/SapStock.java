package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private static final Comparator<ObjectNode> KEY = Comparator.comparing((ObjectNode entity) -> List
            .of("Material", "Plant", "InventorySpecialStockType", "InventoryStockType", "Batch").stream()
            .map(part -> entity.path(part).asText()).toList().toString());

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
        List<ObjectNode> all = new ArrayList<>(records.find(STOCK, any -> true));
        Json.node(Json.write(parameters.getOrDefault("entities", List.of())))
                .forEach(entity -> all.add((ObjectNode) entity));
        listed(Json.node(Json.write(parameters.getOrDefault("listed", Map.of()))), all);
        all.sort(KEY);
        issued(all);
        return page(call, all);
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

    /** Goods issues take from unrestricted stock, and from no other. */
    private void issued(List<ObjectNode> all) {
        Map<List<String>, ObjectNode> unrestricted = all.stream()
                .filter(entity -> entity.path("InventoryStockType").asText().equals("01")
                        && entity.path("InventorySpecialStockType").asText().isEmpty())
                .collect(Collectors.toMap(
                        entity -> List.of(entity.path("Plant").asText(), entity.path("Material").asText()),
                        Function.identity(), (first, second) -> first));
        records.look(SapDeliveries.DELIVERIES)
                .filter(delivery -> delivery.path("OverallGoodsMovementStatus").asText().equals("C"))
                .flatMap(delivery -> SapDeliveries.items(delivery).stream())
                .forEach(item -> records.look(SapSalesOrders.ORDERS, item.path("ReferenceSDDocument").asText())
                        .flatMap(order -> SapSalesOrders.item(order, item.path("ReferenceSDDocumentItem").asText()))
                        .map(sold -> unrestricted.get(
                                List.of(sold.path("ProductionPlant").asText(), sold.path("Material").asText())))
                        .ifPresent(entity -> take(entity, item.path("ActualDeliveryQuantity").asText())));
    }

    private static void take(ObjectNode entity, String quantity) {
        entity.put(QUANTITY, new BigDecimal(entity.path(QUANTITY).asText())
                .subtract(new BigDecimal(quantity)).toPlainString());
    }

    private static ResponseDefinition page(ODataCall call, List<ObjectNode> all) {
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
