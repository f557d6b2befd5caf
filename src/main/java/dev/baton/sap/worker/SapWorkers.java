package dev.baton.sap.worker;

import dev.baton.order.OrderHolds;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.fence.OrderId;
import dev.baton.review.ReviewFacts;
import dev.baton.risk.RiskFacts;
import dev.baton.risk.Risks;
import dev.baton.sap.GoodsIssues;
import dev.baton.sap.PaymentDueException;
import dev.baton.sap.ReservationExpiredException;
import dev.baton.sap.ReturnOrders;
import dev.baton.sap.Reversals;
import dev.baton.sap.SalesOrderChanges;
import dev.baton.sap.SalesOrders;
import dev.baton.sap.SapAnswer;
import dev.baton.sap.SupplyFinding;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class SapWorkers {

    private final OrderHolds holds;
    private final SupplyFinding supply;
    private final Risks risks;
    private final SalesOrders salesOrders;
    private final SalesOrderChanges changes;
    private final GoodsIssues goodsIssues;
    private final Reversals reversals;
    private final ReturnOrders returnOrders;

    SapWorkers(
            OrderHolds holds,
            SupplyFinding supply,
            Risks risks,
            SalesOrders salesOrders,
            SalesOrderChanges changes,
            GoodsIssues goodsIssues,
            Reversals reversals,
            ReturnOrders returnOrders) {
        this.holds = holds;
        this.supply = supply;
        this.risks = risks;
        this.salesOrders = salesOrders;
        this.changes = changes;
        this.goodsIssues = goodsIssues;
        this.reversals = reversals;
        this.returnOrders = returnOrders;
    }

    @JobWorker(type = "sap-gather-review-facts")
    public GatheredFacts gatherReviewFacts(@Variable OrderId orderId) {
        holds.pass(orderId);
        return new GatheredFacts(supply.gather(orderId), risks.gather(orderId));
    }

    @JobWorker(type = "sap-create-sales-order")
    public CreatedSalesOrder createSalesOrder(@Variable OrderId orderId) {
        holds.pass(orderId);
        try {
            return new CreatedSalesOrder(unlessRefused(salesOrders.create(orderId)));
        } catch (ReservationExpiredException expired) {
            throw BpmnErrors.error("RESERVATION_EXPIRED", "The reservation has expired", Map.of());
        } catch (PaymentDueException due) {
            throw BpmnErrors.error("PAYMENT_DUE", "The rest of the order's money is due", Map.of());
        }
    }

    /** @param throughSap false for what a distributor sells, of which SAP knows nothing; null for those that began before there was a choice */
    @JobWorker(type = "sap-change-sales-order")
    public void changeSalesOrder(@Variable UUID waitId, @Variable @Nullable Boolean throughSap) {
        if (!Boolean.FALSE.equals(throughSap)) {
            unlessRefused(changes.follow(waitId));
        }
    }

    @JobWorker(type = "sap-issue-goods")
    public IssuedGoods issueGoods(@Variable UUID consignmentId) {
        return new IssuedGoods(unlessRefused(goodsIssues.issue(consignmentId)));
    }

    @JobWorker(type = "sap-reverse-sales-order")
    public void reverseSalesOrder(@Variable OrderId orderId) {
        reversals.reverse(orderId);
    }

    @JobWorker(type = "sap-create-return-order")
    public CreatedReturnOrder createReturnOrder(@Variable UUID returnId) {
        return new CreatedReturnOrder(unlessRefused(returnOrders.create(returnId)));
    }

    private static <T> T unlessRefused(SapAnswer<T> answer) {
        return switch (answer) {
            case SapAnswer.Done<T> done -> done.result();
            case SapAnswer.Refused<T> refused ->
                throw BpmnErrors.error("SAP_REFUSED", "SAP refused", Map.of("sapMessage", refused.sapMessage()));
        };
    }

    public record GatheredFacts(ReviewFacts review, RiskFacts risk) {}

    public record CreatedSalesOrder(String sapSalesOrder) {}

    public record CreatedReturnOrder(String sapReturn) {}

    public record IssuedGoods(Instant deliveryDueAt) {}
}
