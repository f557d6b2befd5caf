package dev.baton.sap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.allocation.Consignment;
import dev.baton.order.Order;
import dev.baton.sap.odata.ODataClient;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.ODataFilter;
import dev.baton.sap.odata.ODataPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** SAP's outbound deliveries, by the sales order that they deliver. Every method calls SAP and belongs outside of any transaction. */
@Component
class SapDeliveries {

    private static final String SERVICE = "API_OUTBOUND_DELIVERY_SRV;v=0002";
    private static final String HEADERS = "A_OutbDeliveryHeader";

    private final ODataClient sap;
    private final SapProperties properties;

    SapDeliveries(ODataClient sap, SapProperties properties) {
        this.sap = sap;
        this.properties = properties;
    }

    /** The deliveries of a sales order, in the state in which they are now. */
    List<SapDelivery> find(String salesOrder) {
        return items(salesOrder)
                .map(item -> item.text("DeliveryDocument"))
                .distinct()
                .flatMap(number -> read(number).stream())
                .toList();
    }

    private Stream<ODataEntity> items(String salesOrder) {
        return sap.query(ODataPath.set(SERVICE, "A_OutbDeliveryItem", Map.of(
                "$filter", ODataFilter.eq("ReferenceSDDocument", salesOrder).expression(),
                "$select", "DeliveryDocument,ReferenceSDDocumentItem"))).stream();
    }

    Optional<SapDelivery> read(String number) {
        return sap.find(ODataPath.entity(SERVICE, HEADERS, number)).map(SapDelivery::new);
    }

    /** The delivery of a consignment; empty if there is none that would be the one. */
    Optional<SapDelivery> find(Consignment goods, String salesOrder) {
        return find(salesOrder, itemNumbers(goods)).stream().findFirst();
    }

    /** The deliveries of some items of a sales order. */
    List<SapDelivery> find(String salesOrder, Set<String> itemNumbers) {
        return items(salesOrder)
                .filter(item -> itemNumbers.contains(withoutZeros(item.text("ReferenceSDDocumentItem"))))
                .map(item -> item.text("DeliveryDocument"))
                .distinct()
                .flatMap(number -> read(number).stream())
                .toList();
    }

    private static Set<String> itemNumbers(Consignment goods) {
        return goods.items().stream()
                .map(item -> SalesOrderItem.number(item.portion().lineNo(), item.part()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String withoutZeros(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    /** A delivery of the goods of a consignment. */
    SapDelivery create(Consignment goods, Order order, String salesOrder) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        ArrayNode items = header.putObject("to_DeliveryDocumentItem").putArray("results");
        goods.items().forEach(item -> items.addObject()
                .put("ReferenceSDDocument", salesOrder)
                .put("ReferenceSDDocumentItem", SalesOrderItem.number(item.portion().lineNo(), item.part()))
                .put("ActualDeliveryQuantity", item.portion().quantity().toString())
                .put("DeliveryQuantityUnit", SalesOrderItem.unit(order, item.portion().lineNo(), properties)));
        return new SapDelivery(sap.create(ODataPath.set(SERVICE, HEADERS), header, Map.of()));
    }

    void pickAll(SapDelivery delivery) {
        call("PickAllItems", delivery);
    }

    void postGoodsIssue(SapDelivery delivery) {
        call("PostGoodsIssue", delivery);
    }

    void remove(SapDelivery delivery) {
        sap.remove(ODataPath.entity(SERVICE, HEADERS, delivery.number()), delivery.header().etag());
    }

    private void call(String function, SapDelivery delivery) {
        sap.call(ODataPath.function(SERVICE, function, Map.of("DeliveryDocument", delivery.number())),
                delivery.header().etag());
    }

    /** A delivery as it was read. */
    record SapDelivery(ODataEntity header) {

        private static final String COMPLETE = "C";

        String number() {
            return header.text("DeliveryDocument");
        }

        boolean picked() {
            return header.text("OverallPickingStatus").equals(COMPLETE);
        }

        boolean goodsIssued() {
            return header.text("OverallGoodsMovementStatus").equals(COMPLETE);
        }
    }
}
