package dev.baton.sap;

import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.sap.SapDeliveries.SapDelivery;
import dev.baton.sap.SapRequests.SapRequest;
import dev.baton.sap.odata.ODataEntity;
import dev.baton.sap.odata.SapUnavailable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes back at SAP what was made there for an order that is being closed. */
@Service
public class Reversals {

    private final TransactionTemplate transactions;
    private final OrderFence fence;
    private final Orders orders;
    private final SapRequests requests;
    private final SapSalesOrders salesOrders;
    private final SapDeliveries deliveries;
    private final SapProperties sap;

    Reversals(
            TransactionTemplate transactions,
            OrderFence fence,
            Orders orders,
            SapRequests requests,
            SapSalesOrders salesOrders,
            SapDeliveries deliveries,
            SapProperties sap) {
        this.transactions = transactions;
        this.fence = fence;
        this.orders = orders;
        this.requests = requests;
        this.salesOrders = salesOrders;
        this.deliveries = deliveries;
        this.sap = sap;
    }

    /**
     * Deletes the deliveries and rejects all items of the sales order, as far as SAP has them. The order's fence is closed, so that no
     * new call can begin; calls that had begun are waited for and looked up, whatever was heard of them. An order that goes on is left alone.
     *
     * @throws NotYetException while such a call may be under way
     * @throws SapUnavailable to be tried again
     */
    public void reverse(OrderId orderId) {
        if (begun(orderId)) {
            salesOrders.find(orders.get(orderId).number()).ifPresent(salesOrder -> reverse(orderId, salesOrder));
        }
    }

    /** Whether SAP was ever asked for a sales order that is not reversed yet. */
    private boolean begun(OrderId orderId) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!fence.admitsUndoing(orderId)) {
                return false;
            }
            Optional<SapRequest> salesOrder = requests.settled(SapKey.of(orderId, SapStep.SALES_ORDER));
            requests.allSettled(orderId, SapStep.ITEMS);
            requests.allSettled(orderId, SapStep.GOODS_ISSUE);
            Optional<SapRequest> reversal = requests.settled(SapKey.of(orderId, SapStep.REVERSAL));
            return salesOrder.isPresent() && reversal.isEmpty();
        }));
    }

    private void reverse(OrderId orderId, ODataEntity salesOrder) {
        String number = salesOrder.text("SalesOrder");
        List<SapDelivery> made = deliveries.find(number);
        made.forEach(Reversals::requireUnissued);
        made.forEach(deliveries::remove);
        salesOrder.children("to_Item").stream()
                .filter(item -> item.text("SalesDocumentRjcnReason").isEmpty())
                .forEach(item -> salesOrders.reject(number, item.text("SalesOrderItem"), sap.rejectionReason()));
        transactions.executeWithoutResult(status -> {
            requests.reversed(orderId, number);
            orders.note(orderId, "sap.reversed", "sap", "Sales order " + number + " is rejected");
        });
    }

    private static void requireUnissued(SapDelivery delivery) {
        if (delivery.goodsIssued()) {
            throw new IllegalStateException(
                    "goods of SAP delivery " + delivery.number() + " are issued: to be returned");
        }
    }
}
