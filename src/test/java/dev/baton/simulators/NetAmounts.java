package dev.baton.simulators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** What SAP makes of the conditions of an order: a rate for so many units, or a sum for the whole order. */
final class NetAmounts {

    private NetAmounts() {}

    static BigDecimal of(JsonNode order) {
        BigDecimal items = order.path("to_Item")
                .path("results")
                .valueStream()
                .map(NetAmounts::ofItem)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return order.path("to_PricingElement")
                .path("results")
                .valueStream()
                .map(condition -> decimal(condition, "ConditionRateValue", "0"))
                .reduce(items, BigDecimal::add);
    }

    static BigDecimal ofItem(JsonNode item) {
        BigDecimal quantity = decimal(item, "RequestedQuantity", "0");
        return item.path("to_PricingElement")
                .path("results")
                .valueStream()
                .map(condition -> decimal(condition, "ConditionRateValue", "0").multiply(quantity)
                        .divide(decimal(condition, "ConditionQuantity", "1"), 2, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(JsonNode node, String field, String otherwise) {
        return new BigDecimal(node.path(field).asText(otherwise));
    }
}
