package dev.baton.promotion.worker;

import dev.baton.order.Fact;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.fence.OrderId;
import dev.baton.promotion.PriceOutcome;
import dev.baton.promotion.Promotions;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class PromotionWorkers {

    private final Promotions promotions;

    PromotionWorkers(Promotions promotions) {
        this.promotions = promotions;
    }

    /** What the rules answered, one list of rows for each fact; a whole record, because the client keeps no type of a list's elements. */
    public record PriceOrder(
            OrderId orderId,
            int revision,
            List<Fact> facts,
            List<@Nullable List<Map<String, @Nullable Object>>> checkResults,
            List<@Nullable List<Map<String, @Nullable Object>>> promotionResults) {}

    @JobWorker(type = "promotion-price")
    public void price(@VariablesAsType PriceOrder order) {
        var priced = promotions.price(
                order.orderId(), order.revision(), order.facts(), order.checkResults(), order.promotionResults());
        switch (priced) {
            case PriceOutcome.Priced done -> {}
            case PriceOutcome.PreOrdered ahead -> throw BpmnErrors.error(
                    "PRE_ORDER", "Not all goods are released", Map.of("preOrder", ahead.fact()));
            case PriceOutcome.Refused refused -> throw BpmnErrors.error("ORDER_REFUSED", refused.inWords(), Map.of());
        }
    }
}
