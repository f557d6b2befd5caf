package dev.baton.promotion.worker;

import dev.baton.order.Fact;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.fence.OrderId;
import dev.baton.promotion.PriceOutcome;
import dev.baton.promotion.Promotions;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
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

    @JobWorker(type = "promotion-price")
    public void price(
            @Variable OrderId orderId,
            @Variable List<Fact> facts,
            @Variable List<@Nullable List<Map<String, @Nullable Object>>> checkResults,
            @Variable List<@Nullable List<Map<String, @Nullable Object>>> promotionResults) {
        if (promotions.price(orderId, facts, checkResults, promotionResults) instanceof PriceOutcome.Refused refused) {
            throw BpmnErrors.raise("ORDER_REFUSED", refused.inWords(), Map.of());
        }
    }
}
