package dev.baton.order.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.Faults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the rows of a CSV file that belong to one order into the JSON of the API, so that both are read and judged alike. */
final class OrderRows {

    static final Set<String> REQUIRED = Set.of(
            "channel", "externalReference", "customerId", "currency", "paymentMethod", "shipToName", "shipToLine1",
            "shipToCity",
            "shipToCountry", "sku", "quantity");
    static final Set<String> OPTIONAL =
            Set.of("requestedDeliveryDate", "couponCodes", "shipToRegion", "shipToPostalCode", "campaign");

    private static final List<String> OF_THE_LINE = List.of("sku", "quantity");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OrderRows() {}

    /** Rows with the same key are lines of one order; a row without a reference stands for itself. */
    static String key(ImportRow row) {
        String reference = row.value("externalReference");
        return reference.isEmpty()
                ? String.valueOf(row.number())
                : row.value("channel") + '\u001f' + row.value("customerId") + '\u001f' + reference;
    }

    /** The order of these rows, with a fault for each value that differs from the first row's. */
    static JsonNode json(List<ImportRow> rows, Faults faults) {
        ImportRow first = rows.getFirst();
        ObjectNode order = JSON.objectNode();
        for (String name : List.of(
                "channel", "externalReference", "customerId", "currency", "requestedDeliveryDate", "campaign")) {
            put(order, name, first, name);
        }
        put(order.putObject("payment"), "method", first, "paymentMethod");
        ObjectNode shipTo = order.putObject("shipTo");
        for (String name : List.of("Name", "Line1", "City", "Region", "PostalCode", "Country")) {
            put(shipTo, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), first, "shipTo" + name);
        }
        ArrayNode coupons = order.putArray("couponCodes");
        for (String code : first.value("couponCodes").split(";", -1)) {
            if (!code.isBlank()) {
                coupons.add(code);
            }
        }
        ArrayNode lines = order.putArray("lines");
        for (int index = 0; index < rows.size(); index++) {
            lines.add(line(rows.get(index)));
            compare(first, rows.get(index), "/lines/" + index, faults);
        }
        return order;
    }

    /** The row that a fault of the order is about. */
    static ImportRow rowOf(List<ImportRow> rows, Fault fault) {
        String[] path = fault.pointer().split("/", -1);
        boolean line = path.length > 2 && path[1].equals("lines");
        return line ? rows.get(Math.min(Integer.parseInt(path[2]), rows.size() - 1)) : rows.getFirst();
    }

    private static ObjectNode line(ImportRow row) {
        ObjectNode line = JSON.objectNode();
        put(line, "sku", row, "sku");
        String quantity = row.value("quantity");
        if (NUMBER.matcher(quantity).matches()) {
            line.put("quantity", new BigDecimal(quantity));
        } else {
            put(line, "quantity", row, "quantity");
        }
        return line;
    }

    private static void compare(ImportRow first, ImportRow row, String pointer, Faults faults) {
        row.values().forEach((column, value) -> {
            if (!OF_THE_LINE.contains(column) && !value.equals(first.value(column))) {
                faults.add(pointer, column + " differs from that of row " + first.number() + " of the same order");
            }
        });
    }

    private static void put(ObjectNode object, String field, ImportRow row, String column) {
        String value = row.find(column);
        if (value != null) {
            object.put(field, value);
        }
    }
}
