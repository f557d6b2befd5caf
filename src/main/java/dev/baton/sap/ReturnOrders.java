package dev.baton.sap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.inventory.location.LocationId;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderFence;
import dev.baton.returns.ReturnLine;
import dev.baton.returns.ReturnOrder;
import dev.baton.returns.ReturnsInSap;
import dev.baton.sap.odata.ODataClient;
import dev.baton.sap.odata.ODataDates;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.ODataFilter;
import dev.baton.sap.odata.ODataPath;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the return order of goods of the manufacturer's that have come back, once; SAP knows it by the number of the return. */
@Service
public class ReturnOrders {

    private static final String SERVICE = "API_CUSTOMER_RETURN_SRV";
    private static final String SET = "A_CustomerReturn";
    private static final int STEP = 10;

    private final TransactionTemplate transactions;
    private final OrderFence fence;
    private final Orders orders;
    private final ReturnsInSap returns;
    private final SapSteps steps;
    private final SapRequests requests;
    private final SapMappings mappings;
    private final ODataClient odata;
    private final SapProperties sap;

    ReturnOrders(
            TransactionTemplate transactions,
            OrderFence fence,
            Orders orders,
            ReturnsInSap returns,
            SapSteps steps,
            SapRequests requests,
            SapMappings mappings,
            ODataClient odata,
            SapProperties sap) {
        this.transactions = transactions;
        this.fence = fence;
        this.orders = orders;
        this.returns = returns;
        this.steps = steps;
        this.requests = requests;
        this.mappings = mappings;
        this.odata = odata;
        this.sap = sap;
    }

    /** The number of the return order for what is taken back with a return, made now unless SAP has it already. */
    public SapAnswer<String> create(UUID returnId) {
        ReturnOrder about = returns.get(returnId);
        SapKey key = new SapKey(about.orderId(), SapStep.RETURN, returnId);
        return steps.run(key, () -> settle(key, about), () -> {});
    }

    private record Intended(SapIntent intent, Order order, SapNumbers numbers) {}

    private String settle(SapKey key, ReturnOrder about) {
        Intended intended = Objects.requireNonNull(transactions.execute(status -> intend(key, about)));
        return switch (intended.intent()) {
            case SapIntent.Done done -> done.number();
            case SapIntent.Fresh fresh -> keep(key, place(intended, about, fresh.requestId(),
                    ODataDates.format(fresh.requestedAt())));
            case SapIntent.Open open -> keep(key, found(intended, about, open));
        };
    }

    private ODataEntity found(Intended intended, ReturnOrder about, SapIntent.Open open) {
        Optional<ODataEntity> made = odata.query(ODataPath.set(SERVICE, SET,
                Map.of("$filter", ODataFilter.eq("PurchaseOrderByCustomer", about.number()).expression())))
                .stream().findFirst();
        return made.isPresent()
                ? made.get()
                : place(intended, about, open.requestId(), ODataDates.format(open.requestedAt()));
    }

    private Intended intend(SapKey key, ReturnOrder about) {
        fence.enter(about.orderId());
        Order order = orders.get(about.orderId());
        SapIntent intent = requests.intend(key);
        return new Intended(intent, order, mappings.of(order, about.accepted().stream()
                .map(line -> new LocationId(line.location()))
                .collect(Collectors.toUnmodifiableSet())));
    }

    private ODataEntity place(Intended intended, ReturnOrder about, String requestId, String requestedAt) {
        return odata.create(ODataPath.set(SERVICE, SET), entity(intended, about),
                Map.of("RequestID", requestId, "RepeatabilityCreation", requestedAt));
    }

    private ObjectNode entity(Intended intended, ReturnOrder about) {
        Order order = intended.order();
        ObjectNode entity = JsonNodeFactory.instance.objectNode()
                .put("CustomerReturnType", sap.customerReturnType())
                .put("SalesOrganization", sap.salesOrganization())
                .put("DistributionChannel", sap.distributionChannel())
                .put("OrganizationDivision", sap.division())
                .put("SoldToParty", intended.numbers().partner())
                .put("PurchaseOrderByCustomer", about.number())
                .put("TransactionCurrency", about.currency());
        if (order.sapSalesOrder() != null) {
            entity.put("ReferenceSDDocument", order.sapSalesOrder());
        }
        ArrayNode items = entity.putObject("to_Item").putArray("results");
        about.accepted().forEach(line -> items.add(item(intended, order, line)));
        return entity;
    }

    private ObjectNode item(Intended intended, Order order, ReturnLine line) {
        return JsonNodeFactory.instance.objectNode()
                .put("CustomerReturnItem", String.valueOf(line.no() * STEP))
                .put("Material", intended.numbers().material(line.sku()))
                .put("RequestedQuantity", line.open().toString())
                .put("RequestedQuantityUnit", SalesOrderItem.unit(order, line.line(), sap))
                .put("ProductionPlant", intended.numbers().plant(new LocationId(line.location())));
    }

    private String keep(SapKey key, ODataEntity made) {
        String number = made.text("CustomerReturn");
        transactions.executeWithoutResult(status -> {
            requests.done(key, number);
            returns.made(key.subject(), number);
        });
        return number;
    }
}
