package dev.baton.simulators;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.List;
import java.util.Optional;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code API_OUTBOUND_DELIVERY_SRV;v=0002}: deliveries by reference to a sales order, picking and goods issue. */
final class SapDeliveries extends SapSimulation {

    static final String DELIVERIES = "delivery";
    private static final String TYPE = "API_OUTBOUND_DELIVERY_SRV.A_OutbDelivery";
    private static final long FIRST_NUMBER = 80_000_001L;
    private final SapBilling billing;

    SapDeliveries(Records records, SapSessions sessions, SapBilling billing) {
        super("sap-deliveries", records, sessions);
        this.billing = billing;
    }

    @Override
    ResponseDefinition answer(ODataCall call, Parameters parameters) {
        RequestMethod method = call.method();
        boolean isKnownByKey = !call.key().isEmpty();
        return switch (call.resource()) {
            case "A_OutbDeliveryHeader" -> {
                if (isKnownByKey) {
                    yield withDelivery(call, call.key("DeliveryDocument"), delivery -> method
                            .equals(RequestMethod.DELETE) ? delete(call, delivery) : show(delivery));
                }
                yield method.equals(RequestMethod.POST)
                        ? create(call.body())
                        : ODataReplies.entities(records.find(DELIVERIES, call.filter())
                                .stream()
                                .map(SapDeliveries::shown)
                                .toList());
            }
            case "A_OutbDeliveryItem" -> ODataReplies.entities(records.find(DELIVERIES, any -> true)
                    .stream()
                    .flatMap(delivery -> items(delivery).stream().filter(call.filter())
                            .map(item -> shown(item, delivery)))
                    .toList());
            case "PickAllItems" -> function(call, this::pick);
            case "PostGoodsIssue" -> function(call, this::postGoodsIssue);
            case "ReverseGoodsIssue" -> function(call, this::reverseGoodsIssue);
            default -> ODataReplies.notFound(call.resource());
        };
    }

    private interface Step {

        ResponseDefinition on(ObjectNode delivery);
    }

    private ResponseDefinition withDelivery(ODataCall call, String number, Step step) {
        return records.find(DELIVERIES, number)
                .map(step::on)
                .orElse(ODataReplies.notFound(call.resource()));
    }

    private ResponseDefinition function(ODataCall call, Step step) {
        return withDelivery(call, call.argument("DeliveryDocument"),
                delivery -> {
                    Optional<ResponseDefinition> refused = Versions.refusal(call, delivery);
                    return refused.isPresent() ? refused.get() : step.on(delivery);
                });
    }

    private ResponseDefinition create(ObjectNode wanted) {
        String number = Long.toString(records.next(DELIVERIES, FIRST_NUMBER));
        int item = 0;
        for (ObjectNode line : items(wanted)) {
            Optional<String> fault = fault(line);
            if (fault.isPresent()) {
                return ODataReplies.refusal("VL/302", fault.get());
            }
            item += 10;
            line.put("DeliveryDocument", number)
                    .put("DeliveryDocumentItem", Integer.toString(item))
                    .put("GoodsMovementStatus", "A")
                    .put("PickingStatus", "A");
        }
        if (item == 0) {
            return ODataReplies.refusal("VL/201", "A delivery needs items");
        }
        ObjectNode delivery = wanted.deepCopy();
        delivery.put("DeliveryDocument", number)
                .put("OverallPickingStatus", "A")
                .put("OverallGoodsMovementStatus", "A")
                .put("OverallSDProcessStatus", "A");
        records.put(DELIVERIES, number, Versions.next(delivery));
        return ODataReplies.entity(201, shown(delivery));
    }

    /** Why no delivery can be made for the item; empty when one can. */
    private Optional<String> fault(JsonNode line) {
        String order = line.path("ReferenceSDDocument").asText();
        String item = line.path("ReferenceSDDocumentItem").asText();
        Optional<ObjectNode> sold = records.find(SapSalesOrders.ORDERS, order)
                .flatMap(found -> SapSalesOrders.item(found, item));
        if (sold.isEmpty()) {
            return Optional.of("Sales order " + order + " has no item " + item);
        }
        if (!sold.get().path("SalesDocumentRjcnReason").asText().isEmpty()) {
            return Optional.of("Item " + item + " of sales order " + order + " is rejected");
        }
        boolean delivered = !records.find(DELIVERIES, delivery -> items(delivery).stream()
                .anyMatch(other -> other.path("ReferenceSDDocument").asText().equals(order)
                        && Numbers.same(other.path("ReferenceSDDocumentItem").asText(), item)))
                .isEmpty();
        return delivered
                ? Optional.of("Item " + item + " of sales order " + order + " is delivered already")
                : Optional.empty();
    }

    private ResponseDefinition pick(ObjectNode delivery) {
        delivery.put("OverallPickingStatus", "C");
        return done(delivery, "PickAllItems");
    }

    private ResponseDefinition postGoodsIssue(ObjectNode delivery) {
        if (!delivery.path("OverallPickingStatus").asText().equals("C")) {
            return ODataReplies.refusal("VL/604", "Delivery has not been picked completely");
        }
        if (isIssued(delivery)) {
            return ODataReplies.refusal("VL/609", "Goods issue has been posted already");
        }
        moved(delivery, "C");
        billing.bill(delivery);
        return done(delivery, "PostGoodsIssue");
    }

    private ResponseDefinition reverseGoodsIssue(ObjectNode delivery) {
        if (!isIssued(delivery)) {
            return ODataReplies.refusal("VL/610", "No goods issue has been posted");
        }
        moved(delivery, "A");
        return done(delivery, "ReverseGoodsIssue");
    }

    private void moved(ObjectNode delivery, String status) {
        delivery.put("OverallGoodsMovementStatus", status).put("OverallSDProcessStatus", status);
        for (ObjectNode item : items(delivery)) {
            item.put("GoodsMovementStatus", status);
            records.change(SapSalesOrders.ORDERS, item.path("ReferenceSDDocument").asText(), order -> {
                SapSalesOrders.item(order, item.path("ReferenceSDDocumentItem").asText())
                        .ifPresent(sold -> sold.put("DeliveryStatus", status));
                order.put("OverallDeliveryStatus", status);
                return Versions.next(order);
            });
        }
    }

    private ResponseDefinition done(ObjectNode delivery, String function) {
        records.put(DELIVERIES, delivery.path("DeliveryDocument").asText(), Versions.next(delivery));
        ObjectNode result = Replies.object();
        result.putObject(function).put("DeliveryDocument", delivery.path("DeliveryDocument").asText());
        return ODataReplies.entity(200, result);
    }

    private ResponseDefinition delete(ODataCall call, ObjectNode delivery) {
        Optional<ResponseDefinition> refused = Versions.refusal(call, delivery);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (isIssued(delivery)) {
            return ODataReplies.refusal("VL/605", "Goods issue has been posted; the delivery cannot be deleted");
        }
        records.remove(DELIVERIES, delivery.path("DeliveryDocument").asText());
        return ODataReplies.noContent();
    }

    private static boolean isIssued(ObjectNode delivery) {
        return delivery.path("OverallGoodsMovementStatus").asText().equals("C");
    }

    private static ResponseDefinition show(ObjectNode delivery) {
        return ODataReplies.entity(200, shown(delivery));
    }

    static List<ObjectNode> items(ObjectNode delivery) {
        return delivery.path("to_DeliveryDocumentItem")
                .path("results")
                .valueStream()
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static ObjectNode shown(ObjectNode delivery) {
        ObjectNode shown = Versions.shown(delivery, delivery, TYPE + "HeaderType", uri(delivery));
        shown.putObject("to_DeliveryDocumentItem")
                .putArray("results")
                .addAll(items(delivery).stream().map(item -> shown(item, delivery)).toList());
        return shown;
    }

    private static ObjectNode shown(ObjectNode item, ObjectNode delivery) {
        return Versions.shown(item, delivery, TYPE + "ItemType", uri(delivery));
    }

    private static String uri(ObjectNode delivery) {
        return "/sap/opu/odata/sap/API_OUTBOUND_DELIVERY_SRV;v=0002/A_OutbDeliveryHeader('"
                + delivery.path("DeliveryDocument").asText() + "')";
    }
}
