package dev.baton.simulators;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ArrayNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code API_SALES_ORDER_SRV}. A repeated POST makes a second sales order, whatever its {@code RequestID}: who sends it
 * twice is meant to be found out. A material that ends with {@code -BLOCKED} is refused.
 */
final class SapSalesOrders extends SapSimulation {

    static final String ORDERS = "sales-order";
    private static final String TYPE = "API_SALES_ORDER_SRV.A_SalesOrder";
    private static final String PRICES = "A_SalesOrderItemPrElement";
    private static final long FIRST_NUMBER = 4_500_000_001L;
    private final Callbacks world;

    SapSalesOrders(Records records, SapSessions sessions, Callbacks world) {
        super("sap-sales-orders", records, sessions);
        this.world = world;
    }

    @Override
    ResponseDefinition answer(ODataCall call, Parameters parameters) {
        RequestMethod method = call.method();
        if (call.isFor("A_SalesOrder") && method.equals(RequestMethod.POST)) {
            return create(call.body());
        }
        if (call.isFor("A_SalesOrder") && call.key().isEmpty()) {
            return ODataReplies.entities(records.find(ORDERS, call.filter())
                    .stream()
                    .map(order -> shown(order, call.expands("to_Item")))
                    .toList());
        }
        Optional<ObjectNode> order = records.find(ORDERS, call.key("SalesOrder"));
        if (call.isFor("A_SalesOrder")) {
            return order.map(found -> ODataReplies.entity(200, shown(found, call.expands("to_Item"))))
                    .orElse(ODataReplies.notFound("A_SalesOrder"));
        }
        if (call.isFor("A_SalesOrderItem") && call.key().isEmpty()) {
            return ODataReplies.entities(records.find(ORDERS, any -> true)
                    .stream()
                    .flatMap(found -> items(found).stream()
                            .filter(call.filter())
                            .map(item -> Versions.shown(item, found, TYPE + "Item", uri(found))))
                    .toList());
        }
        if (call.isFor("A_SalesOrder/to_Item")) {
            return order.map(found -> addItem(call, found)).orElse(ODataReplies.notFound("A_SalesOrder"));
        }
        if (call.isFor(PRICES) && call.key().isEmpty()) {
            return ODataReplies.entities(records.find(ORDERS, any -> true)
                    .stream()
                    .flatMap(found -> items(found).stream().flatMap(item -> prices(found, item)))
                    .filter(call.filter())
                    .toList());
        }
        if (call.isFor(PRICES)) {
            return order.flatMap(found -> item(found, call.key("SalesOrderItem"))
                    .map(item -> reprice(call, found, item)))
                    .orElse(ODataReplies.notFound(PRICES));
        }
        return order.flatMap(found -> item(found, call.key("SalesOrderItem"))
                .map(item -> method.equals(RequestMethod.PATCH)
                        ? change(call, found, item)
                        : ODataReplies.entity(200, Versions.shown(item, found, TYPE + "Item", uri(found)))))
                .orElse(ODataReplies.notFound(call.resource()));
    }

    private ResponseDefinition create(ObjectNode wanted) {
        ArrayNode lines = (ArrayNode) wanted.path("to_Item").path("results");
        if (lines.isEmpty() || wanted.path("SoldToParty").asText().isEmpty()) {
            return ODataReplies.refusal("V1/302", "Sold-to party and items must be given");
        }
        for (JsonNode line : lines) {
            if (line.path("Material").asText().endsWith("-BLOCKED")) {
                return ODataReplies.refusal("V1/028",
                        "Material " + line.path("Material").asText() + " is blocked for sales");
            }
        }
        ObjectNode order = wanted.deepCopy();
        String number = Long.toString(records.next(ORDERS, FIRST_NUMBER));
        order.put("SalesOrder", number)
                .put("CreationDate", date(world.now()))
                .put("TotalNetAmount", NetAmounts.of(wanted).toPlainString())
                .put("OverallSDProcessStatus", "A")
                .put("OverallDeliveryStatus", "A")
                .put("TotalCreditCheckStatus", "");
        for (ObjectNode item : items(order)) {
            add(order, item);
        }
        keep(order);
        return ODataReplies.entity(201, shown(order, true));
    }

    private ResponseDefinition change(ODataCall call, ObjectNode order, ObjectNode item) {
        Optional<ResponseDefinition> refused = Versions.refusal(call, order);
        if (refused.isPresent()) {
            return refused.get();
        }
        ObjectNode properties = call.body();
        if (properties.has("SalesDocumentRjcnReason") && item.path("DeliveryStatus").asText().equals("C")) {
            return ODataReplies.refusal("V1/500", "Item " + item.path("SalesOrderItem").asText()
                    + " has been delivered and cannot be rejected");
        }
        item.setAll(properties);
        keep(order);
        return ODataReplies.noContent();
    }

    private ResponseDefinition addItem(ODataCall call, ObjectNode order) {
        ObjectNode item = call.body();
        String number = item.path("SalesOrderItem").asText();
        if (item(order, number).isPresent()) {
            return ODataReplies.refusal("V1/320", "Item " + number + " is there already");
        }
        add(order, item);
        ((ArrayNode) order.path("to_Item").path("results")).add(item);
        keep(order);
        return ODataReplies.entity(201, Versions.shown(item, order, TYPE + "ItemType", uri(order)));
    }

    private static void add(ObjectNode order, ObjectNode item) {
        item.put("SalesOrder", order.path("SalesOrder").asText())
                .put("TransactionCurrency", order.path("TransactionCurrency").asText())
                .put("SalesDocumentRjcnReason", "")
                .put("SDProcessStatus", "A")
                .put("DeliveryStatus", "A");
    }

    /** An item has one condition. */
    private static Stream<ObjectNode> prices(ObjectNode order, ObjectNode item) {
        return item.path("to_PricingElement").path("results").valueStream()
                .map(price -> Versions.shown(price.<ObjectNode>deepCopy()
                        .put("SalesOrder", order.path("SalesOrder").asText())
                        .put("SalesOrderItem", item.path("SalesOrderItem").asText())
                        .put("PricingProcedureStep", "10")
                        .put("PricingProcedureCounter", "1"), order, TYPE + "ItemPrElementType", uri(order)));
    }

    private ResponseDefinition reprice(ODataCall call, ObjectNode order, ObjectNode item) {
        Optional<ResponseDefinition> refused = Versions.refusal(call, order);
        if (refused.isPresent()) {
            return refused.get();
        }
        item.path("to_PricingElement").path("results").forEach(price -> ((ObjectNode) price).setAll(call.body()));
        keep(order);
        return ODataReplies.noContent();
    }

    private void keep(ObjectNode order) {
        items(order).forEach(item -> item.put("NetAmount", NetAmounts.ofItem(item).toPlainString()));
        records.put(ORDERS, order.path("SalesOrder").asText(), Versions.next(order));
    }

    static List<ObjectNode> items(ObjectNode order) {
        return order.path("to_Item").path("results").valueStream().map(ObjectNode.class::cast).toList();
    }

    static Optional<ObjectNode> item(ObjectNode order, String number) {
        return items(order).stream()
                .filter(item -> Numbers.same(item.path("SalesOrderItem").asText(), number))
                .findFirst();
    }

    private static ObjectNode shown(ObjectNode order, boolean withItems) {
        ObjectNode shown = Versions.shown(order, order, TYPE + "Type", uri(order));
        shown.remove("to_PricingElement");
        if (withItems) {
            ObjectNode expanded = Replies.object();
            expanded.putArray("results").addAll(items(order).stream()
                    .map(item -> Versions.shown(item, order, TYPE + "ItemType", uri(order)))
                    .toList());
            shown.set("to_Item", expanded);
        } else {
            shown.putObject("to_Item").putObject("__deferred").put("uri", uri(order) + "/to_Item");
        }
        return shown;
    }

    private static String uri(ObjectNode order) {
        return "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('" + order.path("SalesOrder").asText() + "')";
    }
}
