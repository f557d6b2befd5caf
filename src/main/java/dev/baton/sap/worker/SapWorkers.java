package dev.baton.sap.worker;

import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.fence.OrderId;
import dev.baton.sap.GoodsIssues;
import dev.baton.sap.Reversals;
import dev.baton.sap.SalesOrders;
import dev.baton.sap.SapAnswer;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class SapWorkers {

    private final SalesOrders salesOrders;
    private final GoodsIssues goodsIssues;
    private final Reversals reversals;

    SapWorkers(SalesOrders salesOrders, GoodsIssues goodsIssues, Reversals reversals) {
        this.salesOrders = salesOrders;
        this.goodsIssues = goodsIssues;
        this.reversals = reversals;
    }

    @JobWorker(type = "sap-create-sales-order")
    CreatedSalesOrder createSalesOrder(@Variable String orderId) {
        return new CreatedSalesOrder(unlessRefused(salesOrders.create(OrderId.of(orderId))));
    }

    @JobWorker(type = "sap-issue-goods")
    IssuedGoods issueGoods(@Variable String orderId) {
        return new IssuedGoods(unlessRefused(goodsIssues.issue(OrderId.of(orderId))));
    }

    @JobWorker(type = "sap-reverse-sales-order")
    void reverseSalesOrder(@Variable String orderId) {
        reversals.reverse(OrderId.of(orderId));
    }

    private static <T> T unlessRefused(SapAnswer<T> answer) {
        return switch (answer) {
            case SapAnswer.Done<T> done -> done.result();
            case SapAnswer.Refused<T> refused ->
                throw BpmnErrors.error("SAP_REFUSED", "SAP refused", Map.of("sapMessage", refused.sapMessage()));
        };
    }

    record CreatedSalesOrder(String sapSalesOrder) {}

    record IssuedGoods(Instant deliveryDueAt) {}
}
