package dev.baton.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.Order;
import dev.baton.platform.money.Money;
import dev.baton.sap.odata.ODataClient;
import dev.baton.sap.odata.ODataDates;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.ODataFilter;
import dev.baton.sap.odata.ODataPath;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SAP's sales orders, by our order number. Every method calls SAP and belongs outside of any transaction. */
@Component
class SapSalesOrders {

    static final String SERVICE = "API_SALES_ORDER_SRV";

    private static final String PRICES = "A_SalesOrderItemPrElement";
    private static final List<String> PRICE_KEY =
            List.of("SalesOrder", "SalesOrderItem", "PricingProcedureStep", "PricingProcedureCounter");

    private final ODataClient sap;

    SapSalesOrders(ODataClient sap) {
        this.sap = sap;
    }

    Optional<ODataEntity> find(String orderNumber) {
        return sap.query(ODataPath.set(SERVICE, "A_SalesOrder", Map.of(
                "$filter", ODataFilter.eq("PurchaseOrderByCustomer", orderNumber).expression(),
                "$expand", "to_Item")))
                .stream().findFirst();
    }

    ODataEntity create(JsonNode entity, String requestId, Instant requestedAt) {
        return sap.create(ODataPath.set(SERVICE, "A_SalesOrder"), entity,
                Map.of("RequestID", requestId, "RepeatabilityCreation", ODataDates.format(requestedAt)));
    }

    void add(String salesOrder, JsonNode item) {
        sap.create(ODataPath.entity(SERVICE, "A_SalesOrder", salesOrder).to("to_Item"), item, Map.of());
    }

    /** Makes an item what it is to be; nothing happens when it is that already. Its price comes first: who finds the quantity finds both. */
    void change(String salesOrder, ODataEntity before, SalesOrderItem item, SapProperties properties) {
        String plant = item.plant() == null ? "" : item.plant();
        boolean another = before.decimal("RequestedQuantity").compareTo(item.quantity().value()) != 0;
        if (another) {
            reprice(salesOrder, item, properties);
        }
        if (another || !before.text("ProductionPlant").equals(plant)) {
            ODataPath place = place(salesOrder, item.number());
            ODataEntity now = sap.find(place).orElseThrow();
            sap.change(place, JsonNodeFactory.instance.objectNode()
                    .put("RequestedQuantity", item.quantity().toString())
                    .put("ProductionPlant", plant), now.etag());
        }
    }

    private void reprice(String salesOrder, SalesOrderItem item, SapProperties properties) {
        ObjectNode wanted = item.price(properties).without("ConditionType");
        ODataFilter its = ODataFilter.eq("SalesOrder", salesOrder)
                .and(ODataFilter.eq("SalesOrderItem", item.number()))
                .and(ODataFilter.eq("ConditionType", properties.priceCondition()));
        sap.query(ODataPath.set(SERVICE, PRICES, Map.of("$filter", its.expression()))).forEach(price -> {
            LinkedHashMap<String, String> key = new LinkedHashMap<>();
            for (String part : PRICE_KEY) {
                key.put(part, price.text(part));
            }
            sap.change(ODataPath.entity(SERVICE, PRICES, key), wanted, price.etag());
        });
    }

    private static ODataPath place(String salesOrder, String item) {
        LinkedHashMap<String, String> key = new LinkedHashMap<>();
        key.put("SalesOrder", salesOrder);
        key.put("SalesOrderItem", item);
        return ODataPath.entity(SERVICE, "A_SalesOrderItem", key);
    }

    /** Rejects one item for good; nothing happens when it is rejected already or gone. */
    void reject(String salesOrder, String item, String reason) {
        ODataPath place = place(salesOrder, item);
        sap.find(place)
                .filter(found -> found.text("SalesDocumentRjcnReason").isEmpty())
                .ifPresent(found -> sap.change(place,
                        JsonNodeFactory.instance.objectNode().put("SalesDocumentRjcnReason", reason), found.etag()));
    }

    /** What SAP makes of the order without tax; null where it does not say. */
    static @Nullable Money netAmount(ODataEntity salesOrder, Order order) {
        int decimals = order.total().toDecimal().scale();
        return salesOrder.decimalIfAny("TotalNetAmount")
                .filter(net -> net.signum() > 0)
                .map(net -> Money.parse(net.setScale(decimals, RoundingMode.HALF_UP).toPlainString(), order.currency()))
                .orElse(null);
    }
}
