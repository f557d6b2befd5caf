package dev.baton.sap;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.SoldPart;
import dev.baton.allocation.SoldParts;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.SapUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the items of a sales order in line with what the order's goods have become since it was made: stock has come for a rest that
 * waited, or the rest was cancelled. What SAP has is read first, so that nothing is done twice.
 */
@Service
public class SalesOrderChanges {

    private final TransactionTemplate transactions;
    private final OrderFence fence;
    private final Orders orders;
    private final Allocation allocation;
    private final SoldParts soldParts;
    private final SapSteps steps;
    private final SapRequests requests;
    private final SapMappings mappings;
    private final SapSalesOrders salesOrders;
    private final SapDeliveries deliveries;
    private final SapProperties sap;

    SalesOrderChanges(
            TransactionTemplate transactions,
            OrderFence fence,
            Orders orders,
            Allocation allocation,
            SoldParts soldParts,
            SapSteps steps,
            SapRequests requests,
            SapMappings mappings,
            SapSalesOrders salesOrders,
            SapDeliveries deliveries,
            SapProperties sap) {
        this.transactions = transactions;
        this.fence = fence;
        this.orders = orders;
        this.allocation = allocation;
        this.soldParts = soldParts;
        this.steps = steps;
        this.requests = requests;
        this.mappings = mappings;
        this.salesOrders = salesOrders;
        this.deliveries = deliveries;
        this.sap = sap;
    }

    /**
     * Tells SAP how a wait for stock has ended, unless that is done already.
     *
     * @return the number of the sales order
     * @throws OrderClosedException if the order is closed
     * @throws SapUnavailable to be tried again
     */
    public SapAnswer<String> follow(UUID waitId) {
        OrderId orderId = allocation.orderOf(waitId);
        SapKey key = new SapKey(orderId, SapStep.ITEMS, waitId);
        return steps.run(key, () -> settle(key), () -> {});
    }

    private String settle(SapKey key) {
        Intended intended = Objects.requireNonNull(transactions.execute(status -> intend(key)));
        if (intended.intent() instanceof SapIntent.Done done) {
            return done.number();
        }
        String number = change(intended.order(), intended.items());
        transactions.executeWithoutResult(status -> {
            requests.done(key, number);
            orders.note(key.orderId(), "sap.changed", "sap", "The items of sales order " + number + " are as sold now");
        });
        return number;
    }

    private Intended intend(SapKey key) {
        fence.enter(key.orderId());
        SapIntent intent = requests.intend(key);
        Order order = orders.get(key.orderId());
        List<SoldPart> parts = soldParts.of(key.orderId());
        SapNumbers numbers = mappings.of(order, parts);
        return new Intended(intent, order,
                parts.stream().map(part -> SalesOrderItem.of(part, order, numbers, sap)).toList());
    }

    private String change(Order order, List<SalesOrderItem> items) {
        ODataEntity salesOrder = salesOrders.find(order.number())
                .orElseThrow(() -> new IllegalStateException("SAP has no sales order for " + order.number()));
        return align(salesOrder, items);
    }

    /**
     * Makes the items of a sales order these. What is no longer sold loses its delivery too, if it has one that has not left.
     *
     * @return the number of the sales order
     */
    String align(ODataEntity salesOrder, List<SalesOrderItem> items) {
        String number = salesOrder.text("SalesOrder");
        Map<String, ODataEntity> known = salesOrder.children("to_Item").stream()
                .collect(Collectors.toUnmodifiableMap(SalesOrderChanges::itemNumber, Function.identity()));
        for (SalesOrderItem item : items) {
            ODataEntity before = known.get(item.number());
            if (before == null) {
                salesOrders.add(number, item.toEntity(sap));
            } else {
                salesOrders.change(number, before, item, sap);
            }
        }
        known.keySet().stream()
                .filter(before -> items.stream().noneMatch(item -> item.number().equals(before)))
                .sorted()
                .forEach(before -> reject(number, before));
        return number;
    }

    private void reject(String salesOrder, String item) {
        deliveries.find(salesOrder, Set.of(item)).stream()
                .filter(delivery -> !delivery.goodsIssued())
                .forEach(deliveries::remove);
        salesOrders.reject(salesOrder, item, sap.rejectionReason());
    }

    private static String itemNumber(ODataEntity item) {
        return item.text("SalesOrderItem").replaceFirst("^0+(?=.)", "");
    }

    private record Intended(SapIntent intent, Order order, List<SalesOrderItem> items) {}
}
