package dev.baton.operations.replenishment.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an order of a replenishment needs beside its lines, as orders have it.
 *
 * @param payment without one it is {@code PREPAID}
 * @param shipTo where the goods are to be brought
 */
record ReplenishmentOrderRequest(
        @Schema(example = "{\"method\": \"PREPAID\"}") @Nullable JsonNode payment,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = ADDRESS) @Nullable JsonNode shipTo,
        @Nullable JsonNode requestedDeliveryDate) {

    static final String ADDRESS = """
            {"name": "Receiving dock", "line1": "88 Harbour Road", "city": "Shanghai", "region": "EAST",
             "postalCode": "200120", "country": "CN"}""";

    /** The fields of an order that were given; what is wrong with them is told when the order is taken. */
    ObjectNode wanted() {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        put(order, "payment", payment);
        put(order, "shipTo", shipTo);
        put(order, "requestedDeliveryDate", requestedDeliveryDate);
        return order;
    }

    static void put(ObjectNode order, String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            order.set(name, value);
        }
    }
}
