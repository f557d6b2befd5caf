package dev.baton.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.order.Order;
import dev.baton.platform.money.Money;
import dev.baton.sap.odata.ODataClient;
import dev.baton.sap.odata.ODataDates;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.ODataFilter;
import dev.baton.sap.odata.ODataPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SAP's sales orders, by our order number. Every method calls SAP and belongs outside of any transaction. */
@Component
class SapSalesOrders {

    static final String SERVICE = "API_SALES_ORDER_SRV";

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

    /** Rejects one item for good; nothing happens when it is rejected already or gone. */
    void reject(String salesOrder, String item, String reason) {
        LinkedHashMap<String, String> key = new LinkedHashMap<>();
        key.put("SalesOrder", salesOrder);
        key.put("SalesOrderItem", item);
        ODataPath place = ODataPath.entity(SERVICE, "A_SalesOrderItem", key);
        sap.find(place)
                .filter(found -> found.text("SalesDocumentRjcnReason").isEmpty())
                .ifPresent(found -> sap.change(place,
                        JsonNodeFactory.instance.objectNode().put("SalesDocumentRjcnReason", reason), found.etag()));
    }

    /** What SAP makes of the order without tax; null where it does not say. */
    static @Nullable Money netAmount(ODataEntity salesOrder, Order order) {
        BigDecimal net = salesOrder.decimal("TotalNetAmount");
        if (net.signum() <= 0) {
            return null;
        }
        int decimals = order.total().toDecimal().scale();
        return Money.parse(net.setScale(decimals, RoundingMode.HALF_UP).toPlainString(), order.currency());
    }
}
